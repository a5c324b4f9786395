using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class EndNotSaid : LineCheck
{
    public override string Id => "end-not-said";
    public override string Title => "Lines with an end that are said not to have ended";
    public override string Meanwhile => "The line ends on its end day.";
    public override Severity Severity => Severity.Warning;
    public override string NeedsClaim => Claim.Ended;

    protected override (string Says, string Instead)? Look(in Line line, QualityData data)
    {
        return Claim.Truth(line.Said(Claim.Ended)) is false && line.End <= data.AsOf ? ("the file says not ended", $"the line ended on {QualityData.Day(line.End)}") : null;
    }
}
