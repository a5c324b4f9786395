namespace Perennial.App.Shell.Charts;

/// <summary>
/// How opening becomes closing. The axis starts at zero, and zero is nothing where the movements are large beside the totals.
/// Where they would be slivers, zero is the opening, and the bars show the change from there.
/// </summary>
public sealed class Waterfall
{
    private const decimal SliverShare = 0.35m;

    /// <summary>One column, from one level to another of the axis.</summary>
    public sealed record Column(string Name, string Class, decimal From, decimal To, string Shown, string Brief, string? Href, bool IsTotal);

    private Waterfall(bool fromOpening, IReadOnlyList<Column> columns) => (IsFromOpening, Columns) = (fromOpening, columns);

    /// <summary>Whether zero on the axis is the opening.</summary>
    public bool IsFromOpening { get; }

    public IReadOnlyList<Column> Columns { get; }

    /// <exception cref="ArgumentException">Opening and the movements do not sum to closing: then the figures are wrong, and drawing would hide it.</exception>
    public static Waterfall Of(WaterfallStep opening, IReadOnlyList<WaterfallStep> steps, WaterfallStep closing)
    {
        if (opening.Amount + steps.Sum(step => step.Amount) != closing.Amount) throw new ArgumentException("Opening and the movements do not sum to closing.", nameof(closing));
        var moved = steps.Sum(step => Math.Abs(step.Amount));
        var fromOpening = moved < SliverShare * Math.Max(Math.Abs(opening.Amount), Math.Abs(closing.Amount));
        var zero = fromOpening ? opening.Amount : 0;

        var columns = new List<Column> { Total(opening, zero) };
        var level = opening.Amount - zero;
        foreach (var step in steps)
        {
            columns.Add(new(step.Name, step.Class, level, level + step.Amount, step.Shown, step.Brief, step.Href, IsTotal: false));
            level += step.Amount;
        }

        columns.Add(Total(closing, zero));
        return new(fromOpening, columns);
    }

    private static Column Total(WaterfallStep total, decimal zero) => new(total.Name, total.Class, 0, total.Amount - zero, total.Shown, total.Brief, total.Href, IsTotal: true);
}
