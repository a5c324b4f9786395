namespace Perennial.Core.Filters;

/// <summary>A filter that can be asked.</summary>
/// <param name="Tree">As it was written, for showing it again.</param>
/// <param name="Condition">What it asks, without the day.</param>
/// <param name="AsOf">The day as of which it asks; null for now.</param>
public sealed record ReadFilter(FilterNode Tree, FilterCondition Condition, DateOnly? AsOf)
{
    public static ReadFilter Everything { get; } = new(new FilterNode.All([], default), FilterCondition.Everything, null);

    public bool IsEverything => Condition is FilterCondition.All { Parts.Count: 0 } && AsOf is null;

    /// <summary>The filter's parts, each of which must hold: what is shown as chips.</summary>
    public IReadOnlyList<FilterNode> Chips => Tree is FilterNode.All all ? all.Parts : [Tree];

    public override string ToString() => Tree.ToString()!;
}
