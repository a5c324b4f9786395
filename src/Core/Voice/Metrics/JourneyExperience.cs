using Perennial.Core.Statistics;

namespace Perennial.Core.Voice.Metrics;

/// <summary>How a phase of the journey is experienced: the mean of the answers that name it, each as its place on its own scale from 0 to 100. All phases together: the mean of all these answers.</summary>
internal static class JourneyExperience
{
    private const decimal Hundred = 100;

    public static Parts Compute(VoiceInputs x)
    {
        var phases = JourneyPhases.Of(x.Options["journey-phases"]);
        if (x.Options["journey-phase"] is not JourneyPhases.All and var one)
        {
            if (!phases.Contains(one, StringComparer.Ordinal)) return Parts.None($"there is no phase '{one}' in the journey: {string.Join(", ", phases)}");
            phases = [one];
        }
        return Of(phases.Aggregate(default(PhaseSums), (sums, phase) => sums + x.Phase(phase)), phases.Count == 1 ? $"no answer names the phase {phases[0]}" : "no answer names a phase of the journey");
    }

    public static Parts Of(PhaseSums sums, string nobody)
    {
        if (sums.N == 0) return Parts.None(nobody);
        var interval = MeanInterval.Of((double)sums.Points, sums.Squares, sums.N);
        return new(sums.Points, sums.N, sums.N) { Interval = interval is null ? null : interval with { Low = Math.Max(0, interval.Low), High = Math.Min(Hundred, interval.High) } };
    }
}
