using System.Numerics;

namespace Perennial.Core.Health;

/// <summary>
/// Points of all accounts by all measures of one scorecard, a measure after the other, and the scores that weights make of them. What-if is this with other weights;
/// a threshold makes one column anew.
/// </summary>
/// <param name="accounts">How many.</param>
/// <param name="measures">How many, in the order of the scorecard.</param>
public sealed class HealthMatrix(int accounts, int measures)
{
    private const int InBlock = 2048;
    private readonly float[][] _points = [.. Enumerable.Range(0, measures).Select(_ => new float[accounts])];

    public int Accounts => accounts;
    public int Measures => measures;

    /// <summary>A measure's points; NaN where there is no value.</summary>
    public Span<float> this[int measure] => _points[measure];

    /// <summary>Scores and confidences of all accounts: see <see cref="Scorecard"/>.</summary>
    /// <param name="scorecard">With as many measures as this has.</param>
    /// <param name="scores">0 to 100; NaN where nothing is known.</param>
    /// <param name="confidences">0 to 1.</param>
    public void Score(Scorecard scorecard, Span<float> scores, Span<float> confidences)
    {
        var whole = (float)scorecard.Groups.Sum(group => group.Weight);
        Span<float> sum = stackalloc float[InBlock], weight = stackalloc float[InBlock], total = stackalloc float[InBlock], present = stackalloc float[InBlock];
        for (var from = 0; from < accounts; from += InBlock)
        {
            var n = Math.Min(InBlock, accounts - from);
            var score = scores.Slice(from, n);
            var confidence = confidences.Slice(from, n);
            total[..n].Clear();
            present[..n].Clear();
            confidence.Clear();
            var measure = 0;
            foreach (var group in scorecard.Groups)
            {
                sum[..n].Clear();
                weight[..n].Clear();
                foreach (var one in group.Measures) Add(_points[measure++].AsSpan(from, n), (float)one.Weight, sum[..n], weight[..n]);
                Group(sum[..n], weight[..n], (float)group.Weight, (float)group.Measures.Sum(one => one.Weight), total[..n], present[..n], confidence);
            }
            for (var i = 0; i < n; i++) (score[i], confidence[i]) = (total[i] / present[i], confidence[i] / whole);
        }
    }

    /// <summary>Weighs one measure in, where it has a value.</summary>
    private static void Add(ReadOnlySpan<float> points, float weight, Span<float> sum, Span<float> weights)
    {
        var (by, i) = (new Vector<float>(weight), 0);
        for (; i <= points.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = new Vector<float>(points[i..]);
            var has = Vector.Equals(value, value);
            (new Vector<float>(sum[i..]) + Vector.ConditionalSelect(has, value * by, Vector<float>.Zero)).CopyTo(sum[i..]);
            (new Vector<float>(weights[i..]) + Vector.ConditionalSelect(has, by, Vector<float>.Zero)).CopyTo(weights[i..]);
        }
        for (; i < points.Length; i++)
            if (!float.IsNaN(points[i])) (sum[i], weights[i]) = (sum[i] + points[i] * weight, weights[i] + weight);
    }

    /// <summary>Weighs a group in, where any of its measures has a value.</summary>
    private static void Group(ReadOnlySpan<float> sum, ReadOnlySpan<float> weight, float groupWeight, float within, Span<float> total, Span<float> present, Span<float> confidence)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            if (weight[i] <= 0) continue;
            total[i] += groupWeight * sum[i] / weight[i];
            present[i] += groupWeight;
            confidence[i] += groupWeight * weight[i] / within;
        }
    }
}
