using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class NotRenewingYetRunning : LineCheck
{
    public override string Id => "not-renewing-yet-running";
    public override string Title => "Lines said not to renew that run on past their first term";
    public override string Meanwhile => "The line runs on until it has an end.";
    public override Severity Severity => Severity.Warning;
    public override string NeedsClaim => Claim.Renews;

    protected override (string Says, string Instead)? Look(in Line line, QualityData data)
    {
        if (Claim.Truth(line.Said(Claim.Renews)) is not false || line.End != Line.Never || !line.IsFirst || !line.IsLast) return null;
        var start = DateOnly.FromDayNumber(line.Start);
        var term = (BillingDiffers.IsYearly(line.Said(Claim.Billing)) is true ? start.AddYears(1) : start.AddMonths(1)).DayNumber;
        return term > data.AsOf ? null : ("the file says it does not renew", $"its first term was over on {QualityData.Day(term)}, and it has no end");
    }
}
