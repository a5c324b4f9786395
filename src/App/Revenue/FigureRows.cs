using Perennial.Core;

namespace Perennial.App.Revenue;

/// <summary>What stands behind a figure: the accounts with their shares, and what is no single account's. Where a figure is a sum they add up to it.</summary>
public sealed record FigureRows(IReadOnlyList<MetricRow> Accounts, IReadOnlyList<OtherShare> Others)
{
    public static FigureRows None { get; } = new([], []);
}
