namespace Perennial.Core.Filters;

/// <summary>The fields that a filter over one kind of row may name.</summary>
public sealed class FilterFields(IEnumerable<FilterField> fields)
{
    /// <summary>The field <c>as:</c>, which every kind of row may have.</summary>
    public static FilterField AsOf { get; } = new("as", FieldKind.AsOf, "everything as it was on a day") { Example = "as:2026-03-01" };

    /// <summary>In the order in which they were registered.</summary>
    public IReadOnlyList<FilterField> All { get; } = [.. fields];

    public FilterField? Find(string name) => All.FirstOrDefault(field => field.IsCalled(name));

    /// <summary>The field's filter, or the first error in it.</summary>
    public (ReadFilter? Filter, FilterError? Error) Read(string? text, FilterTerms terms)
    {
        if (string.IsNullOrWhiteSpace(text)) return (ReadFilter.Everything, null);
        var (tree, error) = FilterParser.Read(text);
        if (tree is null) return (null, error);
        try
        {
            return (new FilterReader(this, terms).Read(tree), null);
        }
        catch (FilterErrorException wrong)
        {
            return (null, wrong.Error);
        }
    }

    /// <summary>What a name that is no field may have been meant as.</summary>
    public string? Nearest(string name) =>
        Nearness.Nearest(name, All.SelectMany(field => field.Aliases.Prepend(field.Name)));
}
