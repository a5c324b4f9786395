using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class EndedWithoutEnd : LineCheck
{
    public override string Id => "ended-without-end";
    public override string Title => "Lines said to have ended that have no end";
    public override string Meanwhile => "The line runs on: without an end nothing is churned.";
    public override Severity Severity => Severity.Problem;
    public override string NeedsClaim => Claim.Ended;

    protected override (string Says, string Instead)? Look(in Line line, QualityData data)
    {
        return Claim.Truth(line.Said(Claim.Ended)) is true && line.IsLast && line.End == Line.Never ? ("the file says ended", "the line has no end") : null;
    }
}
