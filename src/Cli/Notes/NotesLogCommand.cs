using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Notes;

internal sealed class NotesLogCommand : ServerVerb
{
    private readonly Argument<string> _account = new("account") { Description = "The account's own id.", HelpName = "ACCOUNT" };
    private readonly Argument<string> _text = new("text") { Description = "What happened, in Markdown; - reads it from standard input.", HelpName = "TEXT" };
    private readonly Option<string> _kind = new("--kind") { Description = "note, call, meeting or mail.", HelpName = "KIND", DefaultValueFactory = _ => "note" };
    private readonly Option<string?> _title = new("--title") { Description = "One line about it.", HelpName = "TEXT" };
    private readonly Option<DateTimeOffset?> _at = new("--at") { Description = "When it happened; now if not said.", HelpName = "INSTANT" };
    private readonly Option<int?> _minutes = new("--minutes") { Description = "How long it took.", HelpName = "N" };
    private readonly Option<string[]> _with = new("--with") { Description = "A contact who took part, by their own id; as often as needed.", HelpName = "CONTACT" };

    public NotesLogCommand() : base("log", "Logs something on an account's timeline.")
    {
        _kind.OneOf("note", "call", "meeting", "mail");
        Add(_account);
        Add(_text);
        foreach (var option in new Option[] { _kind, _title, _at, _minutes, _with }) Add(option);
        Examples = ["perennial notes log A-1001 \"Asked for a quote\"", "perennial notes log A-1001 \"Renewal talk\" --kind call --minutes 30 --with ann-lee", "cat minutes.md | perennial notes log A-1001 -"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var text = parsed.GetRequiredValue(_text) is "-" ? await Console.In.ReadToEndAsync(cancellation) : parsed.GetRequiredValue(_text);
        var logged = await server.AddActivityAsync(parsed.GetRequiredValue(_account), new NewActivity(parsed.GetRequiredValue(_kind), text)
        {
            Title = parsed.GetValue(_title),
            HappenedAt = parsed.GetValue(_at),
            Minutes = parsed.GetValue(_minutes),
            Contacts = parsed.GetValue(_with) is { Length: > 0 } contacts ? contacts : null,
        }, cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(logged, ContractJson.Default.ActivityRow);
        else await screen.Out.WriteLineAsync(Cells.Exact(logged.Id));
        await screen.SayAsync($"Logged. Take it back with: perennial notes remove {logged.Id}");
        return ExitCode.Ok;
    }
}
