using Perennial.App.Health;

namespace Perennial.App.Risk;

/// <summary>The scores that accounts had on each month end of a panel, and who overrode them.</summary>
/// <param name="ByMonth">Account ids with their score, 0 to 100; empty for months further back than are looked at.</param>
/// <param name="Overrides">All that ever were.</param>
internal sealed record PastScores(IReadOnlyList<IReadOnlyDictionary<long, double>> ByMonth, IReadOnlyList<(long Account, long? Person, string Name, DateOnly From, DateOnly? Until, double Score)> Overrides)
{
    private const int MostMonths = 36;
    private static readonly IReadOnlyDictionary<long, double> _none = new Dictionary<long, double>();

    public static async Task<PastScores> ReadAsync(ScoresThen scores, RiskPanel panel, CancellationToken cancellation)
    {
        var before = Math.Max(0, panel.Days.Count - MostMonths);
        return new([.. Enumerable.Repeat(_none, before), .. await scores.OverAsync([.. panel.Days.Skip(before)], cancellation)], await scores.OverridesAsync(cancellation));
    }

    /// <summary>What the months up to and with one teach of scores.</summary>
    public ScoreCurve? Curve(RiskPanel panel, int last)
    {
        var known = new List<(double, byte)>();
        for (var month = 0; month <= last; month++)
            foreach (var row in panel.ByMonth[month])
                if (ByMonth[month].TryGetValue(panel.Accounts[row], out var score)) known.Add((score, (byte)panel.Panel.Labels[row]));
        return ScoreCurve.Fit(known);
    }
}
