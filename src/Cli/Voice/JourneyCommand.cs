using System.CommandLine;
using Perennial.Cli.Revenue;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Voice;

internal sealed class JourneyCommand : ServerVerb
{
    private readonly FigureOptions _figures;

    public JourneyCommand() : base("journey", "Shows how each phase of the customer journey is experienced, from 0 to 100, and which is the weakest.")
    {
        _figures = new(this);
        Examples = ["perennial journey --window 12m", "perennial journey --from 2024-01-01 --to 2025-01-01 --segment smb --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var journey = await server.JourneyAsync(_figures.Of(parsed), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(journey, ContractJson.Default.JourneySummary);
        else await screen.WriteAsync(journey.Phases, ContractJson.Default.IReadOnlyListJourneyPhase, Columns(journey.Weakest), "The journey has no phase.");
        return ExitCode.Ok;
    }

    private static Column<JourneyPhase>[] Columns(string? weakest) =>
    [
        new("phase", p => p.Phase),
        new("value", p => p.Value, p => Cells.Figure(p.Value, "points")) { Right = true },
        Column<JourneyPhase>.Whole("n", p => p.N),
        new("interval_low", p => p.Interval?.Low) { OnlyCsv = true },
        new("interval_high", p => p.Interval?.High) { OnlyCsv = true },
        new("95_%_interval", p => null, p => p.Interval is { } i ? $"{Cells.Figure(i.Low, "points")} to {Cells.Figure(i.High, "points")}" : "") { OnlyTable = true },
        new("weakest", p => p.Phase == weakest ? "yes" : "no", p => p.Phase == weakest ? "weakest" : ""),
        new("reason", p => p.Reason),
    ];
}
