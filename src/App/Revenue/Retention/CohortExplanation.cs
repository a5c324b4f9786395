using Perennial.Core.Revenue;

namespace Perennial.App.Revenue.Retention;

/// <summary>A cell of the cohorts: the accounts that first paid in one month, and what became of them in its month k.</summary>
public sealed record CohortExplanation(RevenueBook Book, DateOnly Month, int K, IReadOnlyList<CohortMember> Members, bool IsOpen)
{
    /// <summary>The month that is looked at.</summary>
    public DateOnly At => Month.AddMonths(K);

    public int Active => Members.Count(member => member.IsActive);

    public decimal Mrr => Members.Sum(member => member.ClosingMrr);

    public static CohortExplanation Of(RevenueBook book, DateOnly month, int k)
    {
        var asOf = book.Question.Horizon;
        var members = book.Timeline.CohortMembers(month, k, asOf, book.Slice).OrderByDescending(member => member.ClosingMrr).ThenBy(member => book.Entry(member.Account).Name, StringComparer.OrdinalIgnoreCase);
        return new(book, month, k, [.. members], month.AddMonths(k + 1) > asOf.AddDays(1));
    }
}
