using System.Globalization;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>What moved a score between two snapshots.</summary>
/// <param name="Movers">By how far each moved it, the most first.</param>
/// <param name="IsOtherCard">The scorecard is another.</param>
public sealed record ScoreChange(IReadOnlyList<ScoreChange.Mover> Movers, bool IsOtherCard)
{
    /// <summary>What moves less is not worth a word.</summary>
    private const decimal Least = 0.05m;

    /// <summary>No scorecard applies any more.</summary>
    public bool IsNone { get; private init; }

    /// <param name="Adds">What it adds now, less what it added.</param>
    public sealed record Mover(string Signal, decimal? Before, decimal? Now, decimal Adds)
    {
        /// <summary>Active users 80 → 35 (−6.2).</summary>
        public string Words => $"{SignalNames.Of(Signal)} {Points(Before)} → {Points(Now)} ({(Adds > 0 ? "+" : "−")}{Math.Abs(Adds).ToString("0.#", CultureInfo.InvariantCulture)})";

        private static string Points(decimal? points) => points is { } known ? known.ToString("0", CultureInfo.InvariantCulture) : "no data";
    }

    public static ScoreChange Of(ReadSnapshot before, ReadSnapshot now)
    {
        if (now.Snapshot.IsNone) return new([], IsOtherCard: true) { IsNone = true };
        var was = before.Parts.ToDictionary(part => part.Measure.Signal, part => part.Part, StringComparer.Ordinal);
        var movers = now.Parts.Select(part => (part.Measure.Signal, Was: was.Remove(part.Measure.Signal, out var old) ? old : default(SnapshotPart?), part.Part)).ToList();
        return new([.. movers.Select(m => new Mover(m.Signal, m.Was?.Points, m.Part.Points, m.Part.Adds - (m.Was?.Adds ?? 0))).Concat(was.Select(gone => new Mover(gone.Key, gone.Value.Points, null, -gone.Value.Adds)))
            .Where(m => m.Adds != 0).OrderByDescending(m => Math.Abs(m.Adds)).ThenBy(m => m.Signal, StringComparer.Ordinal)], before.Snapshot.WordingId != now.Snapshot.WordingId);
    }

    /// <summary>In a sentence, of the first few.</summary>
    public string Words(int most)
    {
        if (IsNone) return "No scorecard applies any more";
        List<Mover> told = [.. Movers.Where(m => Math.Abs(m.Adds) >= Least).Take(most)];
        return told.Count == 0 ? IsOtherCard ? "The scorecard changed" : "" : (IsOtherCard ? "With another scorecard: " : "") + string.Join(", ", told.Select(m => m.Words));
    }
}
