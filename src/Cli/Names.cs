using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Core;
using Perennial.Core.Options;

namespace Perennial.Cli;

/// <summary>The names that this release knows, for completions and for guessing what was meant. The server has the last word.</summary>
internal static class Names
{
    public static readonly string[] ImportKinds = ["accounts", "contacts", "subscription-periods", "subscription-lines", "fx-rates", "contracts", "products", "events", "survey-responses", "tickets"];
    public static readonly string[] Grains = ["day", "week", "month", "quarter", "year"];

    /// <summary>What a filter over accounts can name, custom fields aside.</summary>
    public static readonly string[] FilterFields =
        ["name", "id", "domain", "segment", "owner", "co-owner", "team", "phase", "country", "tag", "status", "mrr", "arr", "change", "since", "updated", "created", "renewal", "notice", "auto-renewal", "contract", "product", "parent", "has", "health", "band", "contacts", "archived", "in", "as"];

    /// <summary>The same on every command that asks of accounts.</summary>
    public static Option<string?> FilterOption()
    {
        var option = new Option<string?>("--filter") { Description = "Only accounts that fit, such as: segment:smb mrr>=500 owner:me. See docs/filters.md.", HelpName = "FILTER" };
        option.CompletionSources.Add(context =>
        {
            var word = context.WordToComplete;
            var start = word.LastIndexOfAny([' ', '(', '-']) + 1;
            return FilterFields.Where(field => field.StartsWith(word[start..], StringComparison.OrdinalIgnoreCase)).Select(field => word[..start] + field + ":");
        });
        return option;
    }

    public static IEnumerable<string> Metrics => MetricCatalog.All.Select(metric => metric.Id);

    /// <summary><c>NAME=VALUE</c>, every value for closed options.</summary>
    public static IEnumerable<string> Options => OptionCatalog.All.SelectMany(option =>
        option.Choices.Count > 0 ? option.Choices.Select(value => $"{option.Name}={value}") : [option.Name + "="]).Concat(["second-factor=optional", "second-factor=required"]);

    /// <summary>Guesses from the words in quotes of a refusal such as "There is no metric 'nr'."</summary>
    public static string? Suggest(string refusal, ParseResult parsed)
    {
        var quoted = refusal.Split('\'');
        if (quoted.Length < 2) return null;
        var known = refusal.StartsWith("There is no metric", StringComparison.Ordinal) ? Metrics
            : refusal.StartsWith("There is no option", StringComparison.Ordinal) ? OptionCatalog.All.Select(option => option.Name)
            : [];
        return Closest.To(quoted[1], known);
    }
}
