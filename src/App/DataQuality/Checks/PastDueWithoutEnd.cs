namespace Perennial.App.DataQuality.Checks;

internal sealed class PastDueWithoutEnd : LineCheck
{
    public override string Id => "past-due-without-end";
    public override string Title => "Lines past due for more than 90 days without an end of collection";
    public override string Meanwhile => "The line counts as paid: past-due=end-of-dunning waits for the end of dunning.";
    public override Severity Severity => Severity.Warning;

    protected override (string Says, string Instead)? Look(in Line line, QualityData data)
    {
        return line.IsOn(data.AsOf) && line.PastDueFrom < data.AsOf - 90 && line.DunningEnds == Line.Never ? ($"past due since {QualityData.Day(line.PastDueFrom)}", "collection has no end, and the line goes on") : null;
    }
}
