namespace Perennial.Client;

/// <summary>Which accounts are asked for, and in which order.</summary>
public sealed record AccountQuery
{
    /// <summary>Part of a name or domain, or the beginning of an external id.</summary>
    public string? Words { get; init; }
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>Owners' mail addresses.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary><c>customer</c>, <c>trial</c>, <c>churned</c> or <c>never</c>.</summary>
    public string? Status { get; init; }

    /// <summary><c>name</c>, <c>mrr</c>, <c>change</c>, <c>since</c> or <c>updated</c>; with a minus for the other way round.</summary>
    public string? Sort { get; init; }

    internal Query ToQuery() => Query.Empty.With("limit", 500).With("q", Words).With("status", Status).With("sort", Sort)
        .WithEach("segment", Segments).WithEach("owner", Owners).WithEach("tag", Tags);
}
