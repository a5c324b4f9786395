using System.CommandLine;
using Perennial.Cli.Revenue;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Voice;

internal sealed class TicketsCommand : ServerVerb
{
    private static readonly string[] _states = ["open", "opened", "solved", "escalated", "reopened"];

    private static readonly Column<TicketRow>[] _columns =
    [
        new("ticket", t => t.TicketId), new("account", t => t.AccountId), new("name", t => t.AccountName), new("subject", t => t.Subject), new("opened_at", t => t.OpenedAt), new("closed_at", t => t.ClosedAt), new("open", t => t.IsOpen ? "yes" : "no"), new("priority", t => t.Priority),
        new("escalated", t => t.Escalated ? "yes" : "no"), new("first_response_minutes", t => t.FirstResponseMinutes) { Right = true }, new("contacts", t => t.Contacts) { Right = true }, new("satisfaction", t => t.Satisfaction) { Right = true },
        new("contact", t => t.Contact) { OnlyCsv = true }, new("handled_by", t => t.HandledBy) { OnlyCsv = true }, new("reopened_at", t => t.ReopenedAt) { OnlyCsv = true }, new("recorded_at", t => t.RecordedAt) { OnlyCsv = true },
    ];

    private readonly Option<string?> _state = new("--state") { Description = "open (at the end of the days), opened, solved, escalated or reopened in them; opened if not said.", HelpName = "STATE" };
    private readonly Option<string?> _account = new("--account") { Description = "Only tickets of this account.", HelpName = "ACCOUNT" };
    private readonly FigureOptions _figures;

    public TicketsCommand() : base("tickets", "Lists support tickets, the latest first: those opened in the last month, if no days are said.")
    {
        _state.OneOf(_states);
        Add(_state);
        Add(_account);
        _figures = new(this);
        Examples = ["perennial tickets --state open", "perennial tickets --account A-1001 --from 2024-01-01 --to 2025-01-01 --format csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var tickets = await server.TicketsAsync(_figures.Of(parsed), parsed.GetValue(_state), parsed.GetValue(_account), cancellation).ToListAsync(cancellation);
        await screen.WriteAsync(tickets, ContractJson.Default.IReadOnlyListTicketRow, _columns, "No ticket is of these days.");
        return ExitCode.Ok;
    }
}
