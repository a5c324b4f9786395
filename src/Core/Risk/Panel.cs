namespace Perennial.Core.Risk;

/// <summary>Labelled history: each row says what was known of an account at a cutoff and whether it churned within the horizon after it.</summary>
public sealed class Panel
{
    /// <summary>A label that is not known yet; such a row neither trains nor judges.</summary>
    public const sbyte Open = -1;

    /// <summary>1 churned, 0 stayed, <see cref="Open"/>.</summary>
    public required sbyte[] Labels { get; init; }
    public required IReadOnlyList<PanelColumn> Columns { get; init; }

    /// <summary>Empty where rows are of nobody in particular.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>The cutoff of each row; empty for a snapshot.</summary>
    public DateOnly[] Times { get; init; } = [];

    /// <summary>Which fold each row is judged in; empty where the panel has none.</summary>
    public int[] Folds { get; init; } = [];

    /// <summary>Days after the cutoff that the label looks at; 0 where that is not said.</summary>
    public int HorizonDays { get; init; }

    public int Rows => Labels.Length;
    public long Churns => Labels.Count(label => label == 1);
}
