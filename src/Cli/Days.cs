using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Perennial.Cli;

/// <summary>Days are written one way only, whatever the machine's language.</summary>
internal static class Days
{
    public static Option<DateOnly?> Option(string name, string description) => new(name) { Description = description, HelpName = "DAY", CustomParser = Parse };

    private static DateOnly? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        result.AddError($"'{text}' is not a day such as 2024-03-01.");
        return null;
    }
}
