namespace Perennial.App.DataQuality.Checks;

internal sealed class CancelledWithoutEnd : LineCheck
{
    public override string Id => "cancelled-without-end";
    public override string Title => "Lines that were cancelled and have no end";
    public override string Meanwhile => "Service goes on and the line counts, however long ago it was cancelled, until it has an end (or set churn-date=click).";
    public override Severity Severity => Severity.Problem;

    protected override (string Says, string Instead)? Look(in Line line, QualityData data)
    {
        return line.IsLast && line.CancelledAt <= data.Today && line.End == Line.Never && line.DunningEnds == Line.Never ? ($"cancelled on {QualityData.Day(line.CancelledAt)}", "the line has no end") : null;
    }
}
