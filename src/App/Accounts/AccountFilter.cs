using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Perennial.App.Shell;

namespace Perennial.App.Accounts;

/// <summary>Which accounts are asked for and in which order, as it stands in a query string.</summary>
public sealed record AccountFilter
{
    private static readonly string[] Sorts = ["name", "mrr", "change", "since", "updated"];

    [FromQuery(Name = "q"), Description("Part of a name or domain, or the beginning of an external id.")]
    public string? Q { get; init; }

    [FromQuery(Name = "segment"), Description("Any of these; empty for accounts without one.")]
    public string[] Segment { get; init; } = [];

    [FromQuery(Name = "owner"), Description("Any of these mail addresses; empty for accounts without an owner.")]
    public string[] Owner { get; init; } = [];

    [FromQuery(Name = "phase"), Description("Any of these; empty for accounts without one.")]
    public string[] Phase { get; init; } = [];

    [FromQuery(Name = "country"), Description("Any of these; empty for accounts without one.")]
    public string[] Country { get; init; } = [];

    [FromQuery(Name = "tag"), Description("Accounts with any of these tags.")]
    public string[] Tag { get; init; } = [];

    [FromQuery(Name = "status"), Description("customer, trial, churned or never.")]
    public string? Status { get; init; }

    [FromQuery(Name = "sort"), Description("name, mrr, change, since or updated; with a minus for the other way round. name if not said.")]
    public string? Sort { get; init; }

    /// <summary>The same with its words as the accounts spell them: upper and lower case tell nothing apart.</summary>
    internal AccountFilter Spelled(AccountFacets facets) => this with
    {
        Segment = Spelled(Segment, facets.Segments),
        Owner = Spelled(Owner, facets.Owners),
        Phase = Spelled(Phase, facets.Phases),
        Country = Spelled(Country, facets.Countries),
        Tag = Spelled(Tag, facets.Tags),
    };

    private static string[] Spelled(string[] words, IReadOnlyList<AccountFacets.Word> known) =>
        [.. words.SelectMany(word => known.Where(k => k.Text.Equals(word, StringComparison.OrdinalIgnoreCase)).Select(k => k.Text).Append(word)).Distinct(StringComparer.Ordinal)];

    internal AccountStatus? Standing => string.IsNullOrEmpty(Status) ? null
        : Enum.GetValues<AccountStatus>().Where(s => s.ToString().Equals(Status, StringComparison.OrdinalIgnoreCase)).Cast<AccountStatus?>().FirstOrDefault()
        ?? throw new BadFieldException("status", $"'{Status}' is not a status. It is customer, trial, churned or never.");

    internal string Column => (string.IsNullOrEmpty(Sort) ? "name" : Sort.TrimStart('-')) is var column && Sorts.Contains(column) ? column
        : throw new BadFieldException("sort", $"'{Sort}' is not an order. It is {string.Join(", ", Sorts)}, with a minus for the other way round.");

    internal bool Descending => Sort?.StartsWith('-') ?? false;

    internal string? Words => string.IsNullOrWhiteSpace(Q) ? null : Q.Trim();

    internal bool IsNarrow => Words is not null || !string.IsNullOrEmpty(Status) || Chosen.Any();

    /// <summary>Every word that is chosen, by the name of its query value.</summary>
    internal IEnumerable<(string Name, string Word)> Chosen =>
        new[] { ("segment", Segment), ("owner", Owner), ("phase", Phase), ("country", Country), ("tag", Tag) }.SelectMany(c => c.Item2.Select(word => (c.Item1, word)));
}
