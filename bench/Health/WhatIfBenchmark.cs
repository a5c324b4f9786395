using System.Numerics;
using Perennial.Core.Health;

namespace Perennial.Bench.Health;

/// <summary>A weight is dragged: the whole book's scores anew, beside the bare product of the same points with one vector of weights, in one thread each. At most twice.</summary>
internal static class WhatIfBenchmark
{
    private const int Accounts = 100_000, Measures = 40, InGroup = 8, InBlock = 2048;
    private const double Missing = 0.1;

    public static void Run()
    {
        Probe.Print();
        var (matrix, bare, weights, dice) = (new HealthMatrix(Accounts, Measures), new float[Measures][], new float[Measures], new Throws(7));
        for (var m = 0; m < Measures; m++)
        {
            (bare[m], weights[m]) = (new float[Accounts], (float)dice.Next() + 0.1f);
            for (var i = 0; i < Accounts; i++)
            {
                bare[m][i] = (float)(100 * dice.Next());
                matrix[m][i] = dice.Next() < Missing ? float.NaN : bare[m][i];
            }
        }
        var card = new Scorecard("Drawn", [.. Enumerable.Range(0, Measures / InGroup).Select(g => new MeasureGroup($"{g}", 1 + g, [.. Enumerable.Range(0, InGroup).Select(m => new Measure($"{m}", weights[(g * InGroup) + m], new Shape.Linear(0, 100)))]))], Bands.Usual);
        var (scores, confidences, product, points) = (new float[Accounts], new float[Accounts], new float[Accounts], new float[Accounts]);
        var shape = new Shape.Linear(20, 80);
        var rounds = new Rounds()
            .Add($"floor: bare product, {Accounts:N0} accounts x {Measures} measures", () => Product(bare, weights, product))
            .Add($"what-if of a weight: scores and confidences, a tenth missing, {Measures / InGroup} groups", () => matrix.Score(card, scores, confidences))
            .Add("what-if of a threshold: one measure's points too", () =>
            {
                shape.Points(bare[3], [], points);
                matrix.Score(card, scores, confidences);
            });
        rounds.Run(20, 201);
        rounds.Print();
    }

    /// <summary>As fast as the registers go, some accounts at a time, so that their sums stay near.</summary>
    internal static void Product(float[][] points, float[] weights, float[] into)
    {
        for (var from = 0; from < into.Length; from += InBlock)
        {
            var sum = into.AsSpan(from, Math.Min(InBlock, into.Length - from));
            sum.Clear();
            for (var m = 0; m < points.Length; m++)
            {
                var (by, i) = (new Vector<float>(weights[m]), 0);
                var column = points[m].AsSpan(from, sum.Length);
                for (; i <= sum.Length - Vector<float>.Count; i += Vector<float>.Count) Vector.FusedMultiplyAdd(new Vector<float>(column[i..]), by, new Vector<float>(sum[i..])).CopyTo(sum[i..]);
                for (; i < sum.Length; i++) sum[i] += column[i] * weights[m];
            }
        }
    }
}
