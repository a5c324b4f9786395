using Perennial.App.Import;
using Perennial.Core.Revenue;

namespace Perennial.App.DataQuality.Checks;

internal sealed class TrialFlagButPaying : LineCheck
{
    public override string Id => "trial-flag-but-paying";
    public override string Title => "Lines said to be on trial that have a price and no trial";
    public override string Meanwhile => "The line counts from its start.";
    public override Severity Severity => Severity.Problem;
    public override string NeedsClaim => Claim.OnTrial;

    protected override (string Says, string Instead)? Look(in Line line, QualityData data)
    {
        return Claim.Truth(line.Said(Claim.OnTrial)) is true && !line.HasTrial && line is { Monthly: > 0, Kind: LineKind.Recurring } ? ("the file says on trial", $"no trial days; {QualityData.Money(line.Monthly, line.Currency)} a month") : null;
    }
}
