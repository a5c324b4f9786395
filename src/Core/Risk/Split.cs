namespace Perennial.Core.Risk;

/// <summary>Rows that train, and rows that judge what they taught.</summary>
public sealed record Split(int[] Train, int[] Judge)
{
    /// <summary>
    /// Rows from before the cutoff whose outcome was known by it train, rows from the cutoff on judge: between them lies a gap as long as the horizon, whose rows do neither. Without a horizon there is no gap.
    /// </summary>
    public static Split At(Panel panel, DateOnly cutoff)
    {
        if (panel.Times.Length == 0) throw new ArgumentException("the panel has no time", nameof(panel));
        return new(Where(panel, row => panel.Times[row] < cutoff && panel.Times[row].DayNumber + panel.HorizonDays <= cutoff.DayNumber), Where(panel, row => panel.Times[row] >= cutoff));
    }

    /// <summary>One split a fold: it judges, the others train.</summary>
    /// <param name="panel">What is split.</param>
    /// <param name="folds">The fold of each row.</param>
    public static IReadOnlyList<Split> ByFold(Panel panel, int[] folds) =>
        [.. folds.Distinct().Order().Select(fold => new Split(Where(panel, row => folds[row] != fold), Where(panel, row => folds[row] == fold)))];

    private static int[] Where(Panel panel, Func<int, bool> belongs) => [.. Enumerable.Range(0, panel.Rows).Where(row => panel.Labels[row] != Panel.Open && belongs(row))];
}
