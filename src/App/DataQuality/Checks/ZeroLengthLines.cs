using Perennial.Core.Revenue;

namespace Perennial.App.DataQuality.Checks;

internal sealed class ZeroLengthLines : LineCheck
{
    public override string Id => "zero-length-lines";
    public override string Title => "Lines that end on or before the day on which they start";
    public override string Meanwhile => "The line covers no day, so it counts nowhere: not as new, not as churn.";
    public override Severity Severity => Severity.Warning;

    protected override (string Says, string Instead)? Look(in Line line, QualityData data)
    {
        return line.Kind == LineKind.Recurring && line.End <= line.Start ? ($"starts on {QualityData.Day(line.Start)}", $"ends on {QualityData.Day(line.End)}: no day is covered") : null;
    }
}
