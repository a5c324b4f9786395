using System.CommandLine;
using System.CommandLine.Parsing;
using Perennial.Cli;
using Perennial.Cli.Terminal;

namespace Perennial.Tests.Cli;

public sealed class HelpTests
{
    private const string Begin = "<!-- help: written by tests/Cli/HelpTests.cs -->", End = "<!-- /help -->";

    [Fact]
    public void The_documentation_shows_every_command_s_help_Snapshot()
    {
        var text = Repository.Read("docs/cli.md");
        var (start, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        start.ShouldBeGreaterThan(0);
        end.ShouldBeGreaterThan(start);
        Snapshot.Match("docs/cli.md", text[..(start + Begin.Length)] + "\n\n" + string.Join("\n", All().Select(Shown)) + "\n" + text[end..]);
    }

    [Fact]
    public void Every_command_teaches_by_at_least_two_examples()
    {
        var silent = All().Where(command => command is not RootCommand && (command as Verb)?.Examples.Count is not (>= 2 and <= 4)).Select(WrongUsage.Name);
        All().Count().ShouldBeGreaterThan(20);
        silent.ShouldBeEmpty();
    }

    [Fact]
    public void Every_example_is_a_call_that_can_be_understood()
    {
        var examples = All().OfType<Verb>().SelectMany(verb => verb.Examples).Concat(Commands.Examples).SelectMany(Calls).ToList();
        examples.Count.ShouldBeGreaterThan(40);
        examples.Where(example => Commands.Root().Parse(example).Errors.Count > 0).ShouldBeEmpty();
        Commands.Root().Parse(Calls("perennial movements --grain fortnight | less").Single()).Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_command_and_option_says_what_it_is()
    {
        All().Where(command => string.IsNullOrWhiteSpace(command.Description)).Select(WrongUsage.Name).ShouldBeEmpty();
        All().SelectMany(command => command.Options.Where(o => !o.Hidden && string.IsNullOrWhiteSpace(o.Description)).Select(o => $"{WrongUsage.Name(command)} {o.Name}")).ShouldBeEmpty();
    }

    private static IEnumerable<Command> All() => Below(Commands.Root());

    private static IEnumerable<Command> Below(Command command) => command.Subcommands.Where(c => !c.Hidden).SelectMany(Below).Prepend(command);

    private static string Shown(Command command)
    {
        using var help = new StringWriter();
        HelpPage.Write(command, help, withGlobals: command is RootCommand);
        return $"### {WrongUsage.Name(command)}\n\n```\n{help.ToString().TrimEnd()}\n```\n";
    }

    /// <summary>The arguments of each perennial call in a line of shell.</summary>
    private static IEnumerable<string[]> Calls(string line)
    {
        for (var at = line.IndexOf("perennial ", StringComparison.Ordinal); at >= 0; at = line.IndexOf("perennial ", at + 1, StringComparison.Ordinal))
        {
            if (at > 0 && line[at - 1] is not (' ' or '(')) continue;
            var words = CommandLineParser.SplitCommandLine(line[(at + "perennial ".Length)..]).TakeWhile(word => word is not (">" or "|"));
            yield return [.. words.Select(word => word.TrimEnd(')'))];
        }
    }
}
