using System.Numerics;

namespace Perennial.Core.Health;

/// <summary>
/// Points of all accounts by all measures of one scorecard, a measure after the other, and the scores that weights make of them. What-if is this with other weights;
/// a threshold makes one column anew.
/// </summary>
/// <param name="accounts">How many.</param>
/// <param name="points">A column a measure, in the order of the scorecard; kept, not copied.</param>
public sealed class HealthMatrix(int accounts, float[][] points)
{
    private const int InBlock = 2048;
    private static readonly float[] _none = new float[InBlock];
    private readonly float[][] _points = points;

    /// <param name="accounts">How many.</param>
    /// <param name="measures">How many, in the order of the scorecard.</param>
    public HealthMatrix(int accounts, int measures) : this(accounts, [.. Enumerable.Range(0, measures).Select(_ => new float[accounts])])
    {
    }

    public int Accounts => accounts;
    public int Measures => _points.Length;

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
                for (var m = 0; m < group.Measures.Count; m += 2, measure += 2)
                {
                    var isPair = m + 1 < group.Measures.Count;
                    Add(_points[measure].AsSpan(from, n), isPair ? _points[measure + 1].AsSpan(from, n) : _none.AsSpan(0, n), (float)group.Measures[m].Weight, isPair ? (float)group.Measures[m + 1].Weight : 0, sum[..n], weight[..n]);
                }
                measure -= group.Measures.Count % 2;
                Group(sum[..n], weight[..n], (float)group.Weight, (float)group.Measures.Sum(one => one.Weight), total[..n], present[..n], confidence);
            }
            for (var i = 0; i < n; i++) (score[i], confidence[i]) = (total[i] / present[i], confidence[i] / whole);
        }
    }

    /// <summary>Weighs two measures in, where they have a value.</summary>
    private static void Add(ReadOnlySpan<float> first, ReadOnlySpan<float> second, float firstWeight, float secondWeight, Span<float> sum, Span<float> weights)
    {
        Vector<float> by = new(firstWeight), also = new(secondWeight);
        var i = 0;
        for (; i <= sum.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> one = new(first[i..]), other = new(second[i..]);
            Vector<float> has = Vector.Equals(one, one).As<int, float>(), hasOther = Vector.Equals(other, other).As<int, float>();
            (new Vector<float>(sum[i..]) + ((one * by) & has) + ((other * also) & hasOther)).CopyTo(sum[i..]);
            (new Vector<float>(weights[i..]) + (by & has) + (also & hasOther)).CopyTo(weights[i..]);
        }
        for (; i < sum.Length; i++)
        {
            if (!float.IsNaN(first[i])) (sum[i], weights[i]) = (sum[i] + first[i] * firstWeight, weights[i] + firstWeight);
            if (!float.IsNaN(second[i])) (sum[i], weights[i]) = (sum[i] + second[i] * secondWeight, weights[i] + secondWeight);
        }
    }

    /// <summary>Weighs a group in, where any of its measures has a value.</summary>
    private static void Group(ReadOnlySpan<float> sum, ReadOnlySpan<float> weight, float groupWeight, float within, Span<float> total, Span<float> present, Span<float> confidence)
    {
        Vector<float> by = new(groupWeight), part = new(groupWeight / within);
        var i = 0;
        for (; i <= sum.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var weighed = new Vector<float>(weight[i..]);
            var has = Vector.GreaterThan(weighed, Vector<float>.Zero).As<int, float>();
            (new Vector<float>(total[i..]) + ((by * new Vector<float>(sum[i..]) / weighed) & has)).CopyTo(total[i..]);
            (new Vector<float>(present[i..]) + (by & has)).CopyTo(present[i..]);
            (new Vector<float>(confidence[i..]) + (part * weighed)).CopyTo(confidence[i..]);
        }
        for (; i < sum.Length; i++)
        {
            if (weight[i] <= 0) continue;
            total[i] += groupWeight * sum[i] / weight[i];
            present[i] += groupWeight;
            confidence[i] += groupWeight / within * weight[i];
        }
    }
}
