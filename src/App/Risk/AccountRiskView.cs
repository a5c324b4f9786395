using Perennial.App.Access;
using Perennial.App.Revenue;
using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>One account's risk, with how good it was.</summary>
/// <param name="Entry">Who it is.</param>
/// <param name="Book">What the viewer sees.</param>
/// <param name="Arr">In the reporting currency; null where it cannot be stated.</param>
/// <param name="Risk">Null where no probability is given, or it is no customer.</param>
/// <param name="Currency">Of the revenue.</param>
public sealed record AccountRiskView(AccountEntry Entry, RiskAsOf Book, decimal? Arr, AccountRisk? Risk, string Currency)
{
    /// <summary>Why there is no probability; null where there is one.</summary>
    public string? Refusal => Risk is not null ? null : Book.Refusal ?? "It pays nothing on the day, so there is nothing to lose.";

    /// <returns>Null for an account that the viewer does not see.</returns>
    public static AccountRiskView? Of(RevenueBook book, RiskAsOf whole, Viewer viewer, string externalId)
    {
        var found = book.Asked.FirstOrDefault(asked => asked.Entry.ExternalId == externalId);
        if (found.Entry is null) return null;
        var risk = whole.For(viewer);
        return new(found.Entry, risk, RiskView.Yearly(book, found.Account, risk.Day), risk.Accounts.GetValueOrDefault(found.Entry.Id), book.Timeline.Currency);
    }
}
