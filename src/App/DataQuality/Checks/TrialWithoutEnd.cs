namespace Perennial.App.DataQuality.Checks;

internal sealed class TrialWithoutEnd : LineCheck
{
    public override string Id => "trial-without-end";
    public override string Title => "Trials that run for more than 90 days without an end";
    public override string Meanwhile => "The line stays on trial and counts no revenue until its trial has an end.";
    public override Severity Severity => Severity.Warning;

    protected override (string Says, string Instead)? Look(in Line line, QualityData data)
    {
        return line.TrialStart != Line.Never && line.TrialEnd == Line.Never && line.IsOn(data.Today) && data.Today - line.TrialStart > 90
            ? ($"on trial since {QualityData.Day(line.TrialStart)}", $"{QualityData.Count(data.Today - line.TrialStart, "day")} later neither the trial nor the line has an end") : null;
    }
}
