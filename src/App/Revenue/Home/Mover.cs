using Perennial.Core.Revenue;

namespace Perennial.App.Revenue.Home;

/// <summary>An account whose revenue changed, and which kind of change weighed most. <paramref name="Opening"/>, <paramref name="Change"/> and what exchange rates did sum to <paramref name="Closing"/>.</summary>
public sealed record Mover(AccountEntry Account, string Kind, decimal Change, decimal Fx, decimal Opening, decimal Closing)
{
    public static IReadOnlyList<Mover> Largest(RevenueBook book, Period period, int count) =>
        [.. book.Timeline.Accounts(period, book.Slice)
            .Select(account => Of(book.Entry(account.Account), account.Figures)).OfType<Mover>()
            .OrderByDescending(mover => Math.Abs(mover.Change)).ThenBy(mover => mover.Account.ExternalId, StringComparer.Ordinal)
            .Take(count)];

    private static Mover? Of(AccountEntry account, PeriodFigures f)
    {
        (string Kind, decimal Amount)[] kinds = [("New", f.New), ("Reactivation", f.Reactivation), ("Expansion", f.Expansion), ("Contraction", f.Contraction), ("Churn", f.Churn)];
        var change = kinds.Sum(kind => kind.Amount);
        return change == 0 ? null : new(account, kinds.MaxBy(kind => Math.Abs(kind.Amount)).Kind, change, f.Fx, f.Opening, f.Closing);
    }
}
