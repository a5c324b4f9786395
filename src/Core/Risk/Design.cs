namespace Perennial.Core.Risk;

/// <summary>Features as numbers, a row after the other. The first column is 1 everywhere; rows are padded with zeros to the width of the machine's registers.</summary>
public sealed class Design
{
    private const int Together = 8;

    /// <param name="rows">How many.</param>
    /// <param name="columns">How many, the first included.</param>
    public Design(int rows, int columns)
    {
        (Rows, Columns, Stride) = (rows, columns, (columns + Together - 1) / Together * Together);
        if ((long)rows * Stride > Array.MaxLength) throw new ArgumentOutOfRangeException(nameof(columns), FormattableString.Invariant($"{columns} features of {rows} rows are more than one array holds"));
        Values = new float[(long)rows * Stride];
        for (var row = 0; row < rows; row++) this[row][0] = 1;
    }

    public int Rows { get; }
    public int Columns { get; }
    public int Stride { get; }
    public float[] Values { get; }

    public Span<float> this[int row] => Values.AsSpan(row * Stride, Stride);
}
