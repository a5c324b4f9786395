namespace Perennial.Client;

/// <summary>Which accounts are asked for, and in which order.</summary>
public sealed record AccountQuery
{
    /// <summary>A filter, such as <c>segment:smb mrr>=500 owner:me</c>.</summary>
    public string? Filter { get; init; }

    /// <summary>Part of a name or domain, or the beginning of an external id.</summary>
    public string? Words { get; init; }
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>Owners' mail addresses.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary><c>customer</c>, <c>trial</c>, <c>churned</c> or <c>never</c>.</summary>
    public string? Status { get; init; }

    /// <summary><c>name</c>, <c>id</c>, <c>segment</c>, <c>owner</c>, <c>phase</c>, <c>country</c>, <c>mrr</c>, <c>arr</c>, <c>change</c>, <c>since</c>, <c>renewal</c>, <c>notice</c>, <c>updated</c>, <c>created</c> or a custom field as filters name it; with a minus for the other way round.</summary>
    public string? Sort { get; init; }

    internal Query ToQuery() => Query.Empty.With("limit", 500).With("filter", Filter).With("q", Words).With("status", Status).With("sort", Sort)
        .WithEach("segment", Segments).WithEach("owner", Owners).WithEach("tag", Tags);
}
