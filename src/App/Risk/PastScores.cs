using Perennial.App.Health;

namespace Perennial.App.Risk;

/// <summary>The scores that accounts had on each month end of a panel, and who overrode them.</summary>
/// <param name="ByMonth">Account ids with their score; empty for months further back than are looked at.</param>
/// <param name="Overrides">All that ever were.</param>
internal sealed record PastScores(IReadOnlyList<IReadOnlyDictionary<long, ScoreThen>> ByMonth, IReadOnlyList<(long Account, long? Person, string Name, DateOnly From, DateOnly? Until, double Score)> Overrides)
{
    /// <summary>What the months up to and with one teach of scores.</summary>
    public ScoreCurve? Curve(RiskPanel panel, int last)
    {
        var known = new List<(double, byte)>();
        for (var month = 0; month <= last; month++)
            foreach (var row in panel.ByMonth[month])
                if (ByMonth[month].TryGetValue(panel.Accounts[row], out var score)) known.Add((score.Points, (byte)panel.Panel.Labels[row]));
        return ScoreCurve.Fit(known);
    }
}
