using System.CommandLine;
using System.CommandLine.Invocation;

namespace Perennial.Cli.Terminal;

/// <summary>What <c>--help</c> shows: what it does, how it is called, each part, and at the end real calls.</summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    private const int Width = 100;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output);
        return ExitCode.Ok;
    }

    public static void Write(Command command, TextWriter to, bool withGlobals = true)
    {
        foreach (var line in Wrap(command.Description ?? "", Width)) to.WriteLine(line);
        to.WriteLine();
        to.WriteLine("Usage: " + Usage(command));
        Section("Commands", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description ?? "")), to);
        Section("Arguments", command.Arguments.Where(a => !a.Hidden).Select(a => (Shown(a), a.Description ?? "")), to);
        Section("Options", Visible(command.Options).Where(o => !o.Recursive).Select(Row), to);
        if (withGlobals) Section("For every command", OptionsOf(command).Where(o => o.Recursive && !o.Hidden).Select(Row), to);
        var examples = command is Verb verb ? verb.Examples : command is RootCommand ? Commands.Examples : [];
        if (examples.Count == 0) return;
        to.WriteLine();
        to.WriteLine("Examples:");
        foreach (var example in examples) to.WriteLine("  " + example);
    }

    /// <summary>Its own options and those that hold for it from above.</summary>
    public static IEnumerable<Option> OptionsOf(Command command)
    {
        IEnumerable<Option> inherited = command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? OptionsOf(parent).Where(o => o.Recursive) : [];
        return command.Options.Concat(inherited).DistinctBy(o => o.Name);
    }

    private static string Usage(Command command)
    {
        string?[] parts =
        [
            WrongUsage.Name(command),
            command.Subcommands.Any(c => !c.Hidden) ? command.Action is null ? "COMMAND" : "[COMMAND]" : null,
            .. command.Arguments.Where(a => !a.Hidden).Select(Shown),
            "[options]",
        ];
        return string.Join(' ', parts.OfType<string>());
    }

    private static string Shown(Argument argument)
    {
        var name = argument.HelpName ?? argument.Name.ToUpperInvariant();
        var many = argument.Arity.MaximumNumberOfValues > 1 ? name + "..." : name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{many}]" : many;
    }

    private static (string, string) Row(Option option)
    {
        var value = option.ValueType == typeof(bool) || option.Arity.MaximumNumberOfValues == 0 ? "" : " " + (option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant());
        var names = string.Join(", ", option.Aliases.Where(a => a.StartsWith('-') && a.Length == 2).Append(option.Name));
        return (names + value, option.Description ?? "");
    }

    private static IEnumerable<Option> Visible(IEnumerable<Option> options) => options.Where(o => !o.Hidden);

    private static void Section(string title, IEnumerable<(string Name, string Text)> rows, TextWriter to)
    {
        var list = rows.ToList();
        if (list.Count == 0) return;
        var left = Math.Min(32, list.Max(row => row.Name.Length)) + 4;
        to.WriteLine();
        to.WriteLine(title + ":");
        foreach (var (name, text) in list)
        {
            var lines = Wrap(text, Width - left).ToList();
            var first = "  " + name;
            if (first.Length > left - 2)
            {
                to.WriteLine(first);
                first = "";
            }
            to.WriteLine((first.PadRight(left) + lines.FirstOrDefault()).TrimEnd());
            foreach (var line in lines.Skip(1)) to.WriteLine(new string(' ', left) + line);
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        if (line.Length > 0) yield return line;
    }
}
