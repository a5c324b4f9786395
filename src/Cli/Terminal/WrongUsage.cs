using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Perennial.Cli.Terminal;

/// <summary>A call that cannot be understood: each thing wrong, what may have been meant, and where the help is.</summary>
internal static class WrongUsage
{
    private const string NoCommand = "Required command was not provided."; // said better below

    public static CommandFailure? Of(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0 || parsed.Action is { ClearsParseErrors: true }) return null;
        var command = parsed.CommandResult.Command;
        var lines = parsed.Errors.Select(Said).Where(message => message != NoCommand).Distinct(StringComparer.Ordinal).ToList();
        lines.AddRange(parsed.UnmatchedTokens.Select(token => Guess(token, command)).OfType<string>());
        if (command.Subcommands.Count > 0 && command.Action is null) lines.Add($"{Name(command)} takes one of: {string.Join(", ", command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name))}.");
        lines.Add($"See {Name(command)} --help");
        return CommandFailure.WrongUsage(string.Join('\n', lines));
    }

    /// <summary>As it is called: <c>perennial settings set</c>.</summary>
    public static string Name(Command command)
    {
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        return parent is null ? Commands.ProgramName : $"{Name(parent)} {command.Name}";
    }

    /// <summary>The parser names the type that it looked for as the runtime does.</summary>
    private static string Said(ParseError error) => error.Message.StartsWith("Cannot parse argument", StringComparison.Ordinal) && error.Message.Contains("System.Int", StringComparison.Ordinal)
        ? error.Message[..error.Message.IndexOf(" as expected type", StringComparison.Ordinal)] + ": expected a whole number."
        : error.Message;

    private static string? Guess(string token, Command command)
    {
        var known = token.StartsWith('-') ? HelpPage.OptionsOf(command).Select(option => option.Name) : command.Subcommands.Select(c => c.Name);
        return Closest.To(token.Split('=')[0], known.Where(name => name != new HelpOption().Name)) is { } meant ? $"Did you mean {meant}?" : null;
    }
}
