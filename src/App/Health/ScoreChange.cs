using System.Globalization;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>
/// What moved a score between two snapshots. A measure whose points changed moved it by that, at the weight that it has now. A measure that got a value, or lost it, takes weight from all
/// others or gives it to them: that is one cause by its name, with all that it did to the others.
/// </summary>
/// <param name="Causes">By how far each moved it, the most first; they sum to the change.</param>
/// <param name="IsOtherCard">The scorecard is another.</param>
public sealed record ScoreChange(IReadOnlyList<ScoreChange.Cause> Causes, bool IsOtherCard)
{
    /// <summary>What moves less is not worth a word.</summary>
    private const decimal Least = 0.05m;

    /// <summary>No scorecard applies any more.</summary>
    public bool IsNone { get; private init; }

    /// <param name="What">As people read it.</param>
    /// <param name="Adds">Points of the score.</param>
    public sealed record Cause(string What, decimal Adds)
    {
        /// <summary>Active users 80 → 35 (−6.2).</summary>
        public string Words => $"{What} ({(Adds > 0 ? "+" : "−")}{Math.Abs(Adds).ToString("0.#", CultureInfo.InvariantCulture)})";
    }

    /// <summary>A measure on one side.</summary>
    private readonly record struct Side(decimal? Points, decimal Adds, double? Share)
    {
        /// <summary>What it adds now less what it would with the points that it had, at the weight that it has now.</summary>
        public decimal Since(Side was) => Share is not { } share || was.Share is not { } before || was.Points == Points ? 0
            : Math.Abs(share - before) < 1e-9 ? Adds - was.Adds : Math.Round((decimal)share * (Points!.Value - was.Points!.Value), 2);
    }

    public static ScoreChange Of(ReadSnapshot before, ReadSnapshot now)
    {
        if (now.Snapshot.IsNone) return new([], IsOtherCard: true) { IsNone = true };
        var isOther = before.Snapshot.WordingId != now.Snapshot.WordingId;
        var (was, after, causes) = (Sides(before), Sides(now), new List<Cause>());
        foreach (var (signal, side) in after)
            if (was.TryGetValue(signal, out var old) && side.Since(old) is var adds and not 0) causes.Add(new($"{SignalNames.Of(signal)} {Shown(old.Points)} → {Shown(side.Points)}", adds));
        var rest = after.Values.Sum(side => side.Adds) - was.Values.Sum(side => side.Adds) - causes.Sum(cause => cause.Adds);
        if (rest != 0) causes.Add(new(isOther ? "other measures and weights" : Came(was, after), rest));
        return new([.. causes.OrderByDescending(cause => Math.Abs(cause.Adds)).ThenBy(cause => cause.What, StringComparer.Ordinal)], isOther);
    }

    /// <summary>In a sentence, of the first few.</summary>
    public string Words(int most)
    {
        if (IsNone) return "No scorecard applies any more";
        List<Cause> told = [.. Causes.Where(cause => Math.Abs(cause.Adds) >= Least).Take(most)];
        if (told.Count == 0) return IsOtherCard ? "The scorecard changed" : "";
        var words = string.Join(", ", told.Select(cause => cause.Words));
        return IsOtherCard ? $"With another scorecard: {words}" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static Dictionary<string, Side> Sides(ReadSnapshot of)
    {
        var whole = HealthScore.Of(of.Sheet.Card, [.. of.Parts.Select(part => part.Part.Points is { } points ? (float)points : float.NaN)]).Contributions;
        return of.Parts.Zip(whole).ToDictionary(pair => pair.First.Measure.Signal, pair => new Side(pair.First.Part.Points, pair.First.Part.Adds, pair.Second.Share), StringComparer.Ordinal);
    }

    /// <summary>Which measures got a value, and which lost theirs.</summary>
    private static string Came(Dictionary<string, Side> was, Dictionary<string, Side> now)
    {
        List<string> came = [.. now.Where(one => one.Value.Points is not null && was.GetValueOrDefault(one.Key).Points is null).Select(one => $"{SignalNames.Of(one.Key)} {Shown(one.Value.Points)}")];
        List<string> went = [.. was.Where(one => one.Value.Points is not null && now.GetValueOrDefault(one.Key).Points is null).Select(one => $"{SignalNames.Of(one.Key)} {Shown(one.Value.Points)}")];
        return (came.Count, went.Count) switch
        {
            (0, 0) => "rounding",
            (_, 0) => $"now with a value: {Listed(came)}",
            (0, _) => $"without a value now: {Listed(went)} before",
            _ => $"now with a value: {Listed(came)}; without one: {Listed(went)} before",
        };
    }

    private static string Listed(List<string> names) => names.Count switch
    {
        1 => names[0],
        2 or 3 => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}",
        _ => $"{string.Join(", ", names.Take(2))} and {names.Count - 2} others",
    };

    private static string Shown(decimal? points) => points is { } known ? known.ToString("0", CultureInfo.InvariantCulture) : "no data";
}
