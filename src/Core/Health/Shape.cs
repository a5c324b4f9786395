namespace Perennial.Core.Health;

/// <summary>How a raw signal becomes points from 0 to 100. What is no number has no points.</summary>
public abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>Points of each value; NaN where it is NaN.</summary>
    /// <param name="values">The signal, an account each.</param>
    /// <param name="segments">The segment of each account, as a number.</param>
    /// <param name="points">Filled.</param>
    public abstract void Points(ReadOnlySpan<float> values, ReadOnlySpan<int> segments, Span<float> points);

    /// <summary>From each threshold on so many points; below the first, <paramref name="Below"/>.</summary>
    /// <param name="From">Thresholds, rising, each with its points.</param>
    public sealed record Steps(double Below, IReadOnlyList<(double From, double Points)> From) : Shape
    {
        public override void Points(ReadOnlySpan<float> values, ReadOnlySpan<int> segments, Span<float> points)
        {
            for (var i = 0; i < values.Length; i++)
            {
                var value = values[i];
                var found = float.IsNaN(value) ? float.NaN : (float)Below;
                foreach (var (from, worth) in From)
                    if (value >= from) found = (float)worth;
                points[i] = found;
            }
        }

        public bool Equals(Steps? other) => other is not null && Below.Equals(other.Below) && From.SequenceEqual(other.From);

        public override int GetHashCode() => From.Aggregate(Below.GetHashCode(), HashCode.Combine);
    }

    /// <summary>0 points at one value, 100 at another, straight between, and clamped. A trend is this over a signal that is a change.</summary>
    /// <param name="Zero">May lie above <paramref name="Full"/>: then less is better.</param>
    public sealed record Linear(double Zero, double Full) : Shape
    {
        public override void Points(ReadOnlySpan<float> values, ReadOnlySpan<int> segments, Span<float> points)
        {
            var (zero, slope) = ((float)Zero, (float)(100 / (Full - Zero)));
            for (var i = 0; i < values.Length; i++) points[i] = float.IsNaN(values[i]) ? float.NaN : Math.Clamp((values[i] - zero) * slope, 0, 100);
        }
    }

    /// <summary>
    /// The share of the accounts of the same segment that are below, those at the same value counting half: 100 x (below + equal / 2) / all, with the account itself among the equal.
    /// Alone in its segment an account has 50.
    /// </summary>
    /// <param name="LessIsBetter">Points from the other end.</param>
    public sealed record Percentile(bool LessIsBetter = false) : Shape
    {
        public override void Points(ReadOnlySpan<float> values, ReadOnlySpan<int> segments, Span<float> points)
        {
            points.Fill(float.NaN);
            var bySegment = new Dictionary<int, List<int>>();
            for (var i = 0; i < values.Length; i++)
            {
                if (float.IsNaN(values[i])) continue;
                if (!bySegment.TryGetValue(segments[i], out var members)) bySegment.Add(segments[i], members = []);
                members.Add(i);
            }
            foreach (var members in bySegment.Values)
            {
                var (keys, order) = (new float[members.Count], members.ToArray());
                for (var i = 0; i < order.Length; i++) keys[i] = values[order[i]];
                Array.Sort(keys, order);
                for (var from = 0; from < keys.Length;)
                {
                    var to = from;
                    while (to < keys.Length && keys[to] == keys[from]) to++;
                    var share = 100f * (from + (to - from) / 2f) / keys.Length;
                    for (var i = from; i < to; i++) points[order[i]] = LessIsBetter ? 100 - share : share;
                    from = to;
                }
            }
        }
    }
}
