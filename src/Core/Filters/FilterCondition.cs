namespace Perennial.Core.Filters;

/// <summary>A filter whose fields exist and whose values are read: what a store is asked. Each part is either true or false of a row, never unknown, so that <see cref="Not"/> is its exact complement.</summary>
public abstract record FilterCondition
{
    private FilterCondition() { }

    public sealed record All(IReadOnlyList<FilterCondition> Parts) : FilterCondition;

    public sealed record Any(IReadOnlyList<FilterCondition> Parts) : FilterCondition;

    public sealed record Not(FilterCondition Part) : FilterCondition;

    /// <summary>Part of a name or domain, or the beginning of an id.</summary>
    public sealed record Search(string Text) : FilterCondition;

    /// <summary>The field has a value.</summary>
    public sealed record Present(FilterField Field) : FilterCondition;

    /// <summary>The field's text is one of these, or, of free text, contains one.</summary>
    public sealed record OneOf(FilterField Field, IReadOnlyList<string> Texts, bool IsPart) : FilterCondition;

    /// <summary>The field's number lies between; a missing end is open.</summary>
    public sealed record Between(FilterField Field, decimal? Low, bool WithLow, decimal? High, bool WithHigh) : FilterCondition;

    /// <summary>The field's day lies in [<paramref name="From"/>, <paramref name="Until"/>); a missing end is open.</summary>
    public sealed record Within(FilterField Field, DateOnly? From, DateOnly? Until) : FilterCondition;

    public static FilterCondition Everything { get; } = new All([]);
}
