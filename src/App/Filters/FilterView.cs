using Perennial.Core.Filters;

namespace Perennial.App.Filters;

/// <summary>A filter as the bar over a list shows it: its parts as chips or, when it cannot be read, its text with the place that is wrong.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Chips">Its parts, each of which must hold.</param>
/// <param name="Error">What is wrong.</param>
public sealed record FilterView(string Text, IReadOnlyList<FilterNode> Chips, FilterError? Error)
{
    public static FilterView Of(ReadFilter filter) => new(filter.ToString(), filter.Chips, null);

    /// <summary>A text that was read before, or none.</summary>
    public static FilterView Of(string? text) => FilterParser.Read(text ?? "") is ({ } tree, _) ? new(tree.ToString()!, tree is FilterNode.All all ? all.Parts : [tree], null) : new("", [], null);

    public static FilterView Wrong(string text, FilterError error) => new(text, [], error);

    /// <summary>The filter without one of its parts.</summary>
    public string Without(int chip) => string.Join(' ', Chips.Where((_, i) => i != chip).Select(Written));

    /// <summary>A part as it stands beside others.</summary>
    public static string Written(FilterNode part) => part is FilterNode.Any or FilterNode.All ? $"({part})" : part.ToString()!;
}
