using System.CommandLine;
using System.Globalization;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Revenue;

internal sealed class CurvesCommand : ServerVerb
{
    private readonly FigureOptions _figures;

    public CurvesCommand() : base("curves", "Shows how long customers keep paying: Kaplan-Meier as observed, a shifted beta-geometric as fitted.")
    {
        _figures = new(this, windows: false, series: false);
        Examples = ["perennial cohorts curves", "perennial cohorts curves --at 2024-12-31 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var curves = await server.RetentionCurvesAsync(_figures.Of(parsed), cancellation);
        if (screen.Format == "json")
        {
            await screen.WriteJsonAsync(curves, ContractJson.Default.RetentionCurves);
            return ExitCode.Ok;
        }

        await screen.WriteAsync(curves.KaplanMeier, ContractJson.Default.IReadOnlyListSurvivalPoint, _columns, "No customer has left yet: there is no step to show.");
        await screen.SayAsync(curves is { Alpha: { } alpha, Beta: { } beta }
            ? string.Create(CultureInfo.InvariantCulture, $"Fitted over {curves.Customers} customers and {curves.Churns} churns: alpha {alpha:0.####}, beta {beta:0.####}")
            : $"No fit: {curves.Reason}");
        return ExitCode.Ok;
    }

    private static readonly Column<SurvivalPoint>[] _columns =
    [
        new("month", p => p.Month, p => p.Month.ToString("0.##", CultureInfo.InvariantCulture)) { Right = true },
        Column<SurvivalPoint>.Whole("at_risk", p => p.AtRisk),
        Column<SurvivalPoint>.Whole("churned", p => p.Churned),
        new("still_paying", p => p.Survival, p => Share(p.Survival)) { Right = true },
        new("low", p => p.Low, p => Share(p.Low)) { Right = true },
        new("high", p => p.High, p => Share(p.High)) { Right = true },
    ];

    private static string Share(double? share) => share?.ToString("0.0 %", CultureInfo.InvariantCulture) ?? "-";
}
