namespace Perennial.Core.Risk;

/// <summary>One column of a panel. Numbers, flags (0 and 1) and days (day numbers) are in <see cref="Numbers"/>, NaN where there is none; categories are in <see cref="Codes"/>, -1 where there is none.</summary>
public sealed class PanelColumn
{
    /// <summary>Of a category's words, so many are told apart: the most frequent of the rows that teach. The rest are one, "other".</summary>
    public const int MostLevels = 60;

    public required string Name { get; init; }
    public required ColumnKind Kind { get; init; }
    public KnownAt KnownAt { get; init; }

    /// <summary>What is sure of its direction: 1 where a higher value can only mean more risk, -1 where it can only mean less, 0 where the data decides.</summary>
    public int Sign { get; init; }

    public double[] Numbers { get; init; } = [];
    public int[] Codes { get; init; } = [];
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>When each value became known, as day numbers; NaN where that is not said. Empty where it is never said.</summary>
    public double[] KnownOn { get; init; } = [];

    public int Rows => Kind == ColumnKind.Category ? Codes.Length : Numbers.Length;

    public bool Has(int row) => Kind == ColumnKind.Category ? Codes[row] >= 0 : !double.IsNaN(Numbers[row]);
}
