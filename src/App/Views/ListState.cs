using Microsoft.AspNetCore.Http.Extensions;

namespace Perennial.App.Views;

/// <summary>What a list shows, as its address says it.</summary>
/// <param name="Filter">The filter's text.</param>
/// <param name="Sort">The order; null for the list's own.</param>
/// <param name="Columns">Names of columns in their order; empty for the list's own.</param>
/// <param name="View">The saved or standing view that it began with.</param>
public sealed record ListState(string Filter, string? Sort, IReadOnlyList<string> Columns, string? View)
{
    public string Address(string path)
    {
        var query = new QueryBuilder();
        if (View is not null) query.Add("view", View);
        if (Filter.Length > 0) query.Add("filter", Filter);
        if (!string.IsNullOrEmpty(Sort)) query.Add("sort", Sort);
        foreach (var column in Columns) query.Add("col", column);
        return path + query.ToQueryString().ToUriComponent();
    }

    /// <summary>The same list, whatever view it began with.</summary>
    public bool Shows(ListState other) => Filter == other.Filter && (Sort ?? "") == (other.Sort ?? "") && Columns.SequenceEqual(other.Columns);
}
