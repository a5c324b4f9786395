namespace Perennial.App.DataQuality.Checks;

internal sealed class FarDays : LineCheck
{
    public override string Id => "far-days";
    public override string Title => "Lines that start before 1990 or more than five years ahead";
    public override string Meanwhile => "They count from the day they say.";
    public override Severity Severity => Severity.Warning;

    protected override (string Says, string Instead)? Look(in Line line, QualityData data)
    {
        var (early, late) = (line.Start < new DateOnly(1990, 1, 1).DayNumber, line.Start > data.Today + 5 * 366);
        return early || late ? ($"starts on {QualityData.Day(line.Start)}", early ? "long before any subscription business" : "more than five years from today") : null;
    }
}
