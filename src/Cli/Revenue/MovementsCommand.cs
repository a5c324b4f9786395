using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Revenue;

internal sealed class MovementsCommand : ServerVerb
{
    private readonly Option<bool> _events = new("--events") { Description = "One row an account and day, instead of one a period." };
    private readonly FigureOptions _figures;

    public MovementsCommand() : base("movements", "Shows how recurring revenue moved: new, reactivation, expansion, contraction, churn, fx. Losses are negative.")
    {
        _figures = new(this, windows: false);
        Add(_events);
        Examples =
        [
            "perennial movements --from 2024-01-01 --to 2025-01-01 --grain month",
            "perennial movements --from 2018-01-01 --to 2020-03-01 --grain month --option movement=period-net --format csv",
            "perennial movements --from 2024-01-01 --to 2024-04-01 --events --format csv > events.csv",
        ];
    }

    protected override Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var query = _figures.Of(parsed);
        return parsed.GetValue(_events) ? EventsAsync(query, server, screen, cancellation) : TableAsync(query, server, screen, cancellation);
    }

    private static async Task<int> TableAsync(FigureQuery query, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        if (screen.Format == "csv") return await CopyAsync(await server.MovementsCsvAsync(query, cancellation), screen, cancellation);
        await screen.WriteAsync(await server.MovementsAsync(query, cancellation), ContractJson.Default.IReadOnlyListMovementRow, Rows, "No period lies between these days.");
        return ExitCode.Ok;
    }

    private static async Task<int> EventsAsync(FigureQuery query, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        if (screen.Format == "csv") return await CopyAsync(await server.MovementEventsCsvAsync(query, cancellation), screen, cancellation);
        await screen.WriteAsync(await server.MovementEventsAsync(query, cancellation), ContractJson.Default.IReadOnlyListMovementEvent, Events, "Nothing moved between these days.");
        return ExitCode.Ok;
    }

    private static async Task<int> CopyAsync(Stream csv, Screen screen, CancellationToken cancellation)
    {
        await using (csv) await screen.CopyAsync(csv, cancellation);
        return ExitCode.Ok;
    }

    private static readonly Column<MovementRow>[] Rows =
    [
        new("period", r => r.Period),
        Column<MovementRow>.Number("opening", r => r.OpeningMrr), Column<MovementRow>.Number("new", r => r.NewMrr), Column<MovementRow>.Number("reactivation", r => r.ReactivationMrr),
        Column<MovementRow>.Number("expansion", r => r.ExpansionMrr), Column<MovementRow>.Number("contraction", r => r.ContractionMrr), Column<MovementRow>.Number("churn", r => r.ChurnMrr),
        Column<MovementRow>.Number("fx", r => r.FxMrr), Column<MovementRow>.Number("closing", r => r.ClosingMrr), Column<MovementRow>.Whole("customers", r => r.ClosingCustomers),
    ];

    private static readonly Column<MovementEvent>[] Events =
    [
        new("day", e => e.Day), new("account", e => e.AccountId), new("kind", e => e.Kind), Column<MovementEvent>.Number("amount", e => e.Amount), new("currency", e => e.Currency), new("reason", e => e.Reason),
    ];
}
