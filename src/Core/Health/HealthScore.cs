namespace Perennial.Core.Health;

/// <summary>An account's score with what it is made of.</summary>
/// <param name="Score">0 to 100 in hundredths, the sum of the contributions; null where nothing is known of any measure.</param>
/// <param name="Confidence">The share of the weight that has a value which is still fresh, 0 to 1.</param>
/// <param name="Band">Null where there is no score.</param>
public sealed record HealthScore(decimal? Score, double Confidence, Band? Band, IReadOnlyList<Contribution> Contributions)
{
    /// <summary>Of one account of which something went stale: that counts with the points that it had, and adds nothing to the confidence.</summary>
    /// <param name="scorecard">By which.</param>
    /// <param name="points">Of each measure, in the scorecard's order; NaN where there is no value.</param>
    /// <param name="fresh">The same without what is stale or assumed.</param>
    public static HealthScore Of(Scorecard scorecard, ReadOnlySpan<float> points, ReadOnlySpan<float> fresh) =>
        fresh.SequenceEqual(points) ? Of(scorecard, points) : Of(scorecard, points) with { Confidence = Of(scorecard, fresh).Confidence };

    /// <summary>Of one account of which all that is known is fresh.</summary>
    /// <param name="scorecard">By which.</param>
    /// <param name="points">Of each measure, in the scorecard's order; NaN where there is no value.</param>
    public static HealthScore Of(Scorecard scorecard, ReadOnlySpan<float> points)
    {
        var (shares, known, all, at) = (new double[points.Length], 0.0, 0.0, 0);
        var present = scorecard.Groups.Select(_ => 0.0).ToArray();
        for (var g = 0; g < scorecard.Groups.Count; g++)
        {
            var group = scorecard.Groups[g];
            var (within, here) = (group.Measures.Sum(measure => measure.Weight), 0.0);
            for (var m = 0; m < group.Measures.Count; m++) here += float.IsNaN(points[at + m]) ? 0 : group.Measures[m].Weight;
            for (var m = 0; m < group.Measures.Count; m++) shares[at + m] = float.IsNaN(points[at + m]) ? 0 : group.Weight * group.Measures[m].Weight / here;
            (at, all, present[g]) = (at + group.Measures.Count, all + group.Weight, here > 0 ? group.Weight : 0);
            known += group.Weight * here / within;
        }
        var weighed = present.Sum();
        var parts = new double[points.Length];
        for (var i = 0; i < parts.Length; i++) parts[i] = float.IsNaN(points[i]) || weighed == 0 ? 0 : points[i] * shares[i] / weighed;
        var adds = Hundredths(parts);
        var (contributions, place) = (new List<Contribution>(points.Length), 0);
        foreach (var group in scorecard.Groups)
            foreach (var measure in group.Measures)
            {
                var has = !float.IsNaN(points[place]);
                contributions.Add(new(group.Name, measure, has ? points[place] : null, has ? shares[place] / weighed : null, adds[place]));
                place++;
            }
        var score = weighed == 0 ? (decimal?)null : adds.Sum();
        return new(score, all == 0 ? 0 : known / all, score is { } found ? scorecard.Bands.Of((double)found) : null, contributions);
    }

    /// <summary>Rounded so that the parts sum to the rounded whole: the largest remainders go up (Hamilton's method).</summary>
    private static decimal[] Hundredths(double[] parts)
    {
        var whole = (long)Math.Round(100 * parts.Sum(), MidpointRounding.ToEven);
        long[] floors = [.. parts.Select(part => (long)Math.Floor(100 * part))];
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => 100 * parts[i] - floors[i]).ThenBy(i => i).Take((int)Math.Max(0, whole - floors.Sum()))) floors[i]++;
        return [.. floors.Select(part => part / 100m)];
    }
}
