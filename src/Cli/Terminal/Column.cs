namespace Perennial.Cli.Terminal;

/// <summary>One column of a list.</summary>
/// <param name="Name">In CSV; a table shows it with spaces.</param>
/// <param name="Value">As CSV writes it.</param>
/// <param name="Shown">As a person reads it, when that differs; null leaves the column out of tables.</param>
internal sealed record Column<T>(string Name, Func<T, object?> Value, Func<T, string?>? Shown = null)
{
    public bool OnlyCsv { get; init; }
    public bool OnlyTable { get; init; }
    public bool Right { get; init; }

    /// <summary>A number: to the right, with separators where people read it.</summary>
    public static Column<T> Number(string name, Func<T, decimal?> value) => new(name, row => value(row), row => Cells.Amount(value(row))) { Right = true };

    public static Column<T> Whole(string name, Func<T, long?> value) => new(name, row => value(row), row => Cells.Whole(value(row))) { Right = true };
}
