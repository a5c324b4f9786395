using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Core;
using Perennial.Core.Options;

namespace Perennial.Cli;

/// <summary>The names that this release knows, for completions and for guessing what was meant. The server has the last word.</summary>
internal static class Names
{
    public static readonly string[] ImportKinds = ["accounts", "contacts", "subscription-periods", "subscription-lines", "fx-rates"];
    public static readonly string[] Grains = ["day", "week", "month", "quarter", "year"];

    public static IEnumerable<string> Metrics => MetricCatalog.All.Select(metric => metric.Id);

    /// <summary><c>NAME=VALUE</c>, every value for closed options.</summary>
    public static IEnumerable<string> Options => OptionCatalog.All.SelectMany(option =>
        option.Choices.Count > 0 ? option.Choices.Select(value => $"{option.Name}={value}") : [option.Name + "="]);

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
