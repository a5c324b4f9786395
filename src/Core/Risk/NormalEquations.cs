using System.Numerics;

namespace Perennial.Core.Risk;

/// <summary>
/// One pass over the data at given coefficients: the log-likelihood, its slope and its curvature. Rows are taken in parts of a fixed size whose sums are added in order,
/// so that the outcome does not depend on how many processors there are.
/// </summary>
internal sealed class NormalEquations(Design design, byte[] labels)
{
    private const int InPart = 8192, InBlock = 64;

    /// <summary>Sum of -ln of the probability given to what happened.</summary>
    public double Loss { get; private set; }

    /// <summary>X'(p - y).</summary>
    public double[] Slope { get; } = new double[design.Columns];

    /// <summary>X'WX with W = p (1 - p); both triangles.</summary>
    public double[,] Curvature { get; } = new double[design.Columns, design.Columns];

    public void At(double[] coefficients)
    {
        var parts = new Part[(design.Rows + InPart - 1) / InPart];
        var padded = new double[design.Stride];
        coefficients.CopyTo(padded, 0);
        Parallel.For(0, parts.Length, at => parts[at] = Sum(padded, at * InPart, Math.Min(design.Rows, (at + 1) * InPart)));
        Loss = 0;
        Array.Clear(Slope);
        Array.Clear(Curvature);
        foreach (var part in parts)
        {
            Loss += part.Loss;
            for (var i = 0; i < design.Columns; i++)
            {
                Slope[i] += part.Slope[i];
                for (var j = i; j < design.Columns; j++) Curvature[i, j] += part.Curvature[i * design.Stride + j];
            }
        }
        for (var i = 0; i < design.Columns; i++)
            for (var j = 0; j < i; j++) Curvature[i, j] = Curvature[j, i];
    }

    private sealed class Part(int stride)
    {
        public double Loss;
        public readonly double[] Slope = new double[stride];
        public readonly double[] Curvature = new double[(long)stride * stride];
    }

    private Part Sum(double[] coefficients, int from, int to)
    {
        var (sum, stride) = (new Part(design.Stride), design.Stride);
        var (block, gram) = (new float[InBlock * stride], new float[(long)stride * stride]);
        for (; from < to; from += InBlock)
        {
            var rows = Math.Min(InBlock, to - from);
            for (var r = 0; r < rows; r++)
            {
                var x = design[from + r];
                var logit = Dot(x, coefficients);
                var p = 1 / (1 + Math.Exp(-logit));
                sum.Loss += labels[from + r] == 1 ? SoftPlus(-logit) : SoftPlus(logit);
                AddTo(sum.Slope, x, p - labels[from + r]);
                Scale(x, (float)Math.Sqrt(p * (1 - p)), block.AsSpan(r * stride, stride));
            }
            block.AsSpan(rows * stride).Clear();
            Array.Clear(gram);
            for (var r = 0; r < InBlock && r < rows; r += 4) Gram(block.AsSpan(r * stride, 4 * stride), gram, stride);
            Widen(gram, sum.Curvature);
        }
        return sum;
    }

    /// <summary>ln(1 + e^x) without overflow.</summary>
    private static double SoftPlus(double x) => x > 0 ? x + Math.Log(1 + Math.Exp(-x)) : Math.Log(1 + Math.Exp(x));

    private static double Dot(ReadOnlySpan<float> x, double[] coefficients)
    {
        var sum = Vector<double>.Zero;
        for (var i = 0; i < x.Length; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(x[i..]), out var low, out var high);
            sum = Vector.FusedMultiplyAdd(low, new Vector<double>(coefficients, i), sum);
            sum = Vector.FusedMultiplyAdd(high, new Vector<double>(coefficients, i + Vector<double>.Count), sum);
        }
        return Vector.Sum(sum);
    }

    private static void AddTo(double[] slope, ReadOnlySpan<float> x, double error)
    {
        var by = new Vector<double>(error);
        for (var i = 0; i < x.Length; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(x[i..]), out var low, out var high);
            Vector.FusedMultiplyAdd(low, by, new Vector<double>(slope, i)).CopyTo(slope, i);
            Vector.FusedMultiplyAdd(high, by, new Vector<double>(slope, i + Vector<double>.Count)).CopyTo(slope, i + Vector<double>.Count);
        }
    }

    private static void Scale(ReadOnlySpan<float> x, float by, Span<float> into)
    {
        for (var i = 0; i < x.Length; i += Vector<float>.Count) (new Vector<float>(x[i..]) * by).CopyTo(into[i..]);
    }

    /// <summary>Adds the products of four rows with themselves, the upper triangle.</summary>
    private static void Gram(ReadOnlySpan<float> rows, float[] gram, int stride)
    {
        var a = rows[..stride];
        var b = rows.Slice(stride, stride);
        var c = rows.Slice(2 * stride, stride);
        var d = rows.Slice(3 * stride, stride);
        for (var i = 0; i < stride; i++)
        {
            var (ai, bi, ci, di) = (new Vector<float>(a[i]), new Vector<float>(b[i]), new Vector<float>(c[i]), new Vector<float>(d[i]));
            for (var j = i / Vector<float>.Count * Vector<float>.Count; j < stride; j += Vector<float>.Count)
            {
                var at = gram.AsSpan(i * stride + j);
                var sum = Vector.FusedMultiplyAdd(ai, new Vector<float>(a[j..]), new Vector<float>(at));
                sum = Vector.FusedMultiplyAdd(bi, new Vector<float>(b[j..]), sum);
                sum = Vector.FusedMultiplyAdd(ci, new Vector<float>(c[j..]), sum);
                Vector.FusedMultiplyAdd(di, new Vector<float>(d[j..]), sum).CopyTo(at);
            }
        }
    }

    private static void Widen(float[] gram, double[] into)
    {
        for (var i = 0; i < gram.Length; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(gram, i), out var low, out var high);
            (new Vector<double>(into, i) + low).CopyTo(into, i);
            (new Vector<double>(into, i + Vector<double>.Count) + high).CopyTo(into, i + Vector<double>.Count);
        }
    }
}
