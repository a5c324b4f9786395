using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Perennial.Cli.Terminal;

namespace Perennial.Cli;

/// <summary>Closed lists of values: completed, checked, and named when something else is given.</summary>
internal static class Choices
{
    public static void OneOf<T>(this Option<T> option, params string[] values)
    {
        option.CompletionSources.Clear();
        option.CompletionSources.Add(_ => values.Select(value => new CompletionItem(value)));
        option.Validators.Add(result => Check(result, option.Name, values));
    }

    public static void OneOf<T>(this Argument<T> argument, params string[] values)
    {
        argument.CompletionSources.Clear();
        argument.CompletionSources.Add(_ => values.Select(value => new CompletionItem(value)));
        argument.Validators.Add(result => Check(result, argument.HelpName ?? argument.Name, values));
    }

    private static void Check(SymbolResult result, string name, string[] values)
    {
        foreach (var given in result.Tokens.Select(token => token.Value).Where(given => !values.Contains(given, StringComparer.Ordinal)))
        {
            var meant = Closest.To(given, values) is { } close ? $" Did you mean {close}?" : "";
            result.AddError($"'{given}' is not a value of {name}. It takes {string.Join(", ", values)}.{meant}");
        }
    }
}
