using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class YearCutShort : LineCheck
{
    public override string Id => "year-cut-short";
    public override string Title => "Lines said to be billed by the year that ended within their first year";
    public override string Meanwhile => "The line ends on its end day; nothing is counted for the rest of the year.";
    public override Severity Severity => Severity.Warning;
    public override string NeedsClaim => Claim.Billing;

    protected override (string Says, string Instead)? Look(in Line line, QualityData data)
    {
        if (BillingDiffers.IsYearly(line.Said(Claim.Billing)) is not true || !line.IsFirst || line.End == Line.Never) return null;
        var year = DateOnly.FromDayNumber(line.Start).AddYears(1).DayNumber;
        return line.End >= year ? null : ($"billed {line.Said(Claim.Billing)}, from {QualityData.Day(line.Start)}", $"ended on {QualityData.Day(line.End)}, after {QualityData.Count(line.End - line.Start, "day")}");
    }
}
