using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Perennial.Core.Filters;

namespace Perennial.App.Filters;

/// <summary>A page's address with what was typed in its filter bar taken into the filter.</summary>
public static class FilterAddress
{
    /// <summary>Null when nothing was typed.</summary>
    public static string? Joined(HttpRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Query["and"])) return null;
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key is not ("and" or "filter" or "cursor")).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        query.Add("filter", FilterText.Join(request.Query["filter"], request.Query["and"]));
        return request.Path.ToUriComponent() + query.ToQueryString().ToUriComponent();
    }
}
