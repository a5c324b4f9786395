using System.Runtime.InteropServices;
using Perennial.Core.Risk;

namespace Perennial.Core.Health;

/// <summary>How well scores told who would be lost.</summary>
/// <param name="N">Accounts with a score, each counted on each day that is judged.</param>
/// <param name="Lost">Of them, those lost within the horizon.</param>
/// <param name="Auc">The chance that one who was lost had the lower score; NaN where it cannot be said.</param>
/// <param name="Capacity">How many accounts the team can look after at a time.</param>
/// <param name="Precision">Of the so many lowest scores of each day, the share that was lost; NaN where there is none.</param>
/// <param name="Lift">That share as a multiple of the share of all.</param>
/// <param name="Bands">From red to green: accounts, and those of them that were lost.</param>
public sealed record HealthGrade(int N, int Lost, double Auc, int Capacity, double Precision, double Lift, IReadOnlyList<(Band Band, int Accounts, int Lost)> Bands)
{
    /// <summary>Fewer losses than <see cref="Grade.FewestChurns"/> are too few to judge by.</summary>
    public bool CanJudge => Lost >= Grade.FewestChurns && N > Lost;

    /// <param name="days">Of each day: scores, NaN where there is none, with 1 where the account was lost afterwards.</param>
    /// <param name="bandOf">Where colours begin, by the place of an account on its day.</param>
    /// <param name="capacity">How many accounts the team can look after.</param>
    public static HealthGrade Of(IReadOnlyList<(float[] Scores, byte[] Lost)> days, Func<int, int, Band> bandOf, int capacity)
    {
        var (risk, lost, taken, hit) = (new List<double>(), new List<byte>(), 0, 0.0);
        var bands = new (int Accounts, int Lost)[Enum.GetValues<Band>().Length];
        for (var d = 0; d < days.Count; d++)
        {
            var (scores, gone) = days[d];
            var from = risk.Count;
            for (var i = 0; i < scores.Length; i++)
            {
                if (float.IsNaN(scores[i])) continue;
                risk.Add(1 - scores[i] / 100.0);
                lost.Add(gone[i]);
                ref var band = ref bands[(int)bandOf(d, i)];
                band = (band.Accounts + 1, band.Lost + gone[i]);
            }
            var here = Math.Min(capacity, risk.Count - from);
            if (here > 0) (taken, hit) = (taken + here, hit + here * Ranks.Precision(CollectionsMarshal.AsSpan(risk)[from..], CollectionsMarshal.AsSpan(lost)[from..], here));
        }
        var (n, all) = (risk.Count, lost.Count(one => one == 1));
        var precision = taken == 0 ? double.NaN : hit / taken;
        return new(n, all, all == 0 || all == n ? double.NaN : Ranks.Auc([.. risk], [.. lost]), capacity, precision, all == 0 ? double.NaN : precision / ((double)all / n), [.. bands.Select((band, i) => ((Band)i, band.Accounts, band.Lost))]);
    }
}
