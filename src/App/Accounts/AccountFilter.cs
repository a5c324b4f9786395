using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Perennial.Core.Filters;

namespace Perennial.App.Accounts;

/// <summary>Which accounts are asked for and in which order, as it stands in a query string: one filter, and the shorter words for its usual parts.</summary>
public sealed record AccountFilter
{
    [FromQuery(Name = "filter"), Description("A filter, such as: segment:smb mrr>=500 owner:me. The language is in docs/filters.md.")]
    public string? Filter { get; init; }

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

    [FromQuery(Name = "sort"), Description("name, id, segment, owner, phase, country, mrr, arr, change, since, renewal, notice, health, updated, created or a custom field; with a minus for the other way round. name if not said.")]
    public string? Sort { get; init; }

    internal static string[] Shorter { get; } = ["q", "segment", "owner", "phase", "country", "tag", "status"];

    /// <summary>The shorter words, as a filter.</summary>
    internal string Translated()
    {
        List<string> terms = [];
        if (!string.IsNullOrWhiteSpace(Q)) terms.Add(FilterText.Phrase(Q.Trim()));
        foreach (var (name, words) in new[] { ("segment", Segment), ("owner", Owner), ("phase", Phase), ("country", Country), ("tag", Tag) })
            if (words is { Length: > 0 }) terms.Add($"{name}:{string.Join(',', words.Select(Word))}");
        if (!string.IsNullOrEmpty(Status)) terms.Add("status:" + FilterText.Value(Status));
        return string.Join(' ', terms);
    }

    /// <summary>All that is asked, as one filter.</summary>
    internal string Whole => FilterText.Join(Filter, Translated());

    private static string Word(string text) => string.IsNullOrWhiteSpace(text) ? "none" : text.Equals("me", StringComparison.OrdinalIgnoreCase) ? text : FilterText.Value(text);
}
