using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Perennial.App.Shell;

/// <summary>The page a person is on: its path and query, the day as of which they look, and how they like the screen. Links made here keep the as-known-on day.</summary>
public sealed class Here(IHttpContextAccessor accessor)
{
    public const string AsKnownName = "asKnown";

    private HttpRequest Request => accessor.HttpContext!.Request;

    public string Path => Request.Path.Value is { Length: > 0 } path ? path : "/";

    /// <summary>Path and query, for coming back.</summary>
    public string Address => Request.GetEncodedPathAndQuery();

    /// <summary>Only facts recorded by the end of this day count; null is now.</summary>
    public DateOnly? AsKnown =>
        DateOnly.TryParseExact(Request.Query[AsKnownName], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Whether this page follows that day.</summary>
    public bool FollowsAsKnown => accessor.HttpContext!.GetEndpoint()?.Metadata.GetMetadata<AsKnownCounts>() is not null;

    /// <summary><c>light</c>, <c>dark</c>, or null for what the system says.</summary>
    public string? Theme => Request.Cookies["theme"] is "light" or "dark" ? Request.Cookies["theme"] : null;

    public string? Rail => Request.Cookies["rail"] is "open" or "closed" ? Request.Cookies["rail"] : null;

    /// <summary>The page's own query values, without the named ones: what a GET form carries along as hidden fields.</summary>
    public IEnumerable<KeyValuePair<string, string>> QueryExcept(params string[] names) =>
        Request.Query.Where(pair => !names.Contains(pair.Key, StringComparer.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? ""));

    /// <summary>The page's own query values of these names, in their order.</summary>
    public IEnumerable<KeyValuePair<string, string>> QueryOf(params string[] names) =>
        names.SelectMany(name => Request.Query[name], (name, value) => KeyValuePair.Create(name, value ?? "")).Where(pair => pair.Value.Length > 0);

    /// <summary>Another page, seen as of the same day.</summary>
    public string Link(string path) => AsKnown is { } day && !path.Contains(AsKnownName + "=", StringComparison.Ordinal)
        ? $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{AsKnownName}={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
        : path;

    /// <summary>This page with some query values changed; null takes one out.</summary>
    public string With(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var kept = new QueryBuilder();
        foreach (var (name, value) in QueryExcept([.. Names(changes)]))
        {
            kept.Add(name, value);
        }

        foreach (var (name, value) in changes)
        {
            if (value is not null)
            {
                kept.Add(name, value);
            }
        }

        return PathWith(kept);
    }

    /// <summary>The form for logging a touch, on the account or the contact that this page is about, and back to here.</summary>
    public string LogAddress
    {
        get
        {
            var query = new QueryBuilder();
            if (accessor.HttpContext!.Response.StatusCode < StatusCodes.Status400BadRequest)
                foreach (var (value, name) in new[] { ("accountId", "account"), ("contactId", "contact") })
                    if (Request.RouteValues[value] is string id) query.Add(name, Addresses.ExternalId(id));
            query.Add("back", Address);
            return "/log" + query.ToQueryString().ToUriComponent();
        }
    }

    private string PathWith(QueryBuilder query) => Request.Path.ToUriComponent() + query.ToQueryString().ToUriComponent();

    /// <summary>This page's query at another path.</summary>
    public string To(string path) => path + new QueryBuilder(QueryExcept("cursor")).ToQueryString().ToUriComponent();

    /// <summary>This page with one more value of a name that may have several.</summary>
    public string And(string name, string value) => PathWith(new QueryBuilder(QueryExcept("cursor")) { { name, value } });

    /// <summary>This page without one value of a name that may have several.</summary>
    public string Without(string name, string value) => PathWith(new QueryBuilder(QueryExcept("cursor").Where(pair => pair.Key != name || pair.Value != value)));

    /// <summary>Whether a navigation item leads to where the person is.</summary>
    public bool IsUnder(string path) => path == "/" ? Path == "/" : Request.Path.StartsWithSegments(path, StringComparison.Ordinal);

    private static List<string> Names(ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var names = new List<string>(changes.Length);
        foreach (var (name, _) in changes)
        {
            names.Add(name);
        }

        return names;
    }
}
