using Perennial.Core.Revenue;

namespace Perennial.App.DataQuality.Checks;

internal sealed class DayGap : AccountCheck
{
    public override string Id => "day-gap";
    public override string Title => "Accounts that pay nothing for a single day between two paid spells";
    public override string Meanwhile => "The metric standard reads it as churn and reactivation. If it is only how ends are written (the last day covered instead of the first day not covered), set reactivation-grace-days=1.";
    public override Severity Severity => Severity.Warning;

    protected override (string Says, string Instead)? Look(int account, QualityData data)
    {
        var spans = new List<(int From, int To)>();
        foreach (var i in data.LinesOf(account))
        {
            ref readonly var line = ref data.Lines[i];
            if (line.Kind != LineKind.Recurring || line.Monthly <= 0) continue;
            var from = line.TrialEnd == Line.Never ? line.Start : Math.Max(line.Start, line.TrialEnd);
            if (line.HasTrial && line.TrialEnd == Line.Never) continue;
            var to = Math.Min(line.Until, line.DunningEnds);
            if (line.PausedFrom == Line.Never) Add(spans, from, to);
            else
            {
                Add(spans, from, Math.Min(to, line.PausedFrom));
                Add(spans, Math.Max(from, line.PausedTo), to);
            }
        }
        spans.Sort();
        var until = spans.Count == 0 ? 0 : spans[0].To;
        foreach (var (from, to) in spans)
        {
            if (from == until + 1) return ($"paid until {QualityData.Day(until)}", $"paid again from {QualityData.Day(from)}, one day later");
            until = Math.Max(until, to);
        }
        return null;
    }

    private static void Add(List<(int From, int To)> spans, int from, int to)
    {
        if (from < to) spans.Add((from, to));
    }
}
