using Perennial.App.Access;
using Perennial.App.Revenue;
using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>The book by risk, as somebody asks for it.</summary>
/// <param name="Book">Which accounts.</param>
/// <param name="Risk">Of those that the viewer sees.</param>
/// <param name="Rows">Customers of the slice, by risk within 90 days times revenue, the most first.</param>
public sealed record RiskView(RevenueBook Book, RiskAsOf Risk, IReadOnlyList<RiskView.Row> Rows)
{
    private const decimal E8 = 100_000_000m;

    /// <summary>One customer.</summary>
    /// <param name="Entry">Who it is.</param>
    /// <param name="Arr">In the reporting currency; null where it cannot be stated.</param>
    /// <param name="Risk">How likely it churns.</param>
    public sealed record Row(AccountEntry Entry, decimal? Arr, AccountRisk Risk)
    {
        /// <summary>Of a year's revenue, what is lost on average within 90 days.</summary>
        public decimal AtRisk => (Arr ?? 0) * (decimal)Risk.In90.P;
    }

    /// <summary>What a year's revenue of all rows is, and what of it is lost on average within 90 days.</summary>
    public decimal Arr => Rows.Sum(row => row.Arr ?? 0);
    public decimal AtRisk => Rows.Sum(row => row.AtRisk);

    public static RiskView Of(RevenueBook book, RiskAsOf whole, Viewer viewer)
    {
        var risk = whole.For(viewer);
        return new(book, risk,
        [
            .. book.Asked.Where(asked => risk.Accounts.ContainsKey(asked.Entry.Id)).Select(asked => new Row(asked.Entry, Yearly(book, asked.Account, risk.Day), risk.Accounts[asked.Entry.Id]))
                .OrderByDescending(row => row.AtRisk).ThenByDescending(row => row.Risk.In90.P).ThenBy(row => row.Entry.Id),
        ]);
    }

    internal static decimal? Yearly(RevenueBook book, int account, DateOnly day) =>
        account >= book.Timeline.AccountCount ? 0 : book.Timeline.UnpricedReason(account) is not null ? null : 12 * book.Timeline.AmountOn(account, day) / E8;
}
