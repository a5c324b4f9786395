using Perennial.App.Import;
using Perennial.Core.Revenue;

namespace Perennial.App.DataQuality.Checks;

internal sealed class BillingDiffers : LineCheck
{
    public override string Id => "billing-differs";
    public override string Title => "Lines said to be billed by the year that are priced by the month";
    public override string Meanwhile => "MRR takes the price as mapped. Only where a cancelled line stops under churn-date=billing-cancel does the interval matter: by the month, it stops too early.";
    public override Severity Severity => Severity.Note;
    public override string NeedsClaim => Claim.Billing;

    protected override (string Says, string Instead)? Look(in Line line, QualityData data)
    {
        return IsYearly(line.Said(Claim.Billing)) is true && line.Interval is BillingInterval.Month && line.IntervalCount == 1 ? ($"the file says billed {line.Said(Claim.Billing)}", "the price is per month") : null;
    }

    /// <summary>Whether the file's word means a term of a year.</summary>
    internal static bool? IsYearly(string? said) => said?.Trim().ToLowerInvariant() switch
    {
        "annual" or "annually" or "yearly" or "year" => true,
        null or "" => null,
        _ => false,
    };
}
