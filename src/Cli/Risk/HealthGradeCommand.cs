using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Risk;

internal sealed class HealthGradeCommand : ServerVerb
{
    private static readonly Column<RiskGradeRow>[] _columns =
    [
        new("by", g => g.By), Column<RiskGradeRow>.Whole("horizon", g => g.Horizon), new("part", g => g.Part, g => g.Part.Length == 0 ? "all" : g.Part), Column<RiskGradeRow>.Whole("judged", g => g.N), Column<RiskGradeRow>.Whole("churned", g => g.Churns),
        new("auc", g => g.Auc, g => g.Verdict ?? RiskCells.Number(g.Auc)) { Right = true }, new("brier_skill", g => g.BrierSkill, g => RiskCells.Number(g.BrierSkill)) { Right = true }, new("log_loss", g => g.LogLoss, g => RiskCells.Number(g.LogLoss, "0.0000")) { Right = true },
        new("base_log_loss", g => g.BaseLogLoss, g => RiskCells.Number(g.BaseLogLoss, "0.0000")) { Right = true }, new("slope", g => g.Slope, g => RiskCells.Number(g.Slope)) { Right = true }, new("intercept", g => g.Intercept, g => RiskCells.Number(g.Intercept)) { Right = true },
        Column<RiskGradeRow>.Whole("capacity", g => g.Capacity), new("precision", g => g.Precision, g => RiskCells.Share((decimal?)g.Precision)) { Right = true }, new("lift", g => g.Lift, g => RiskCells.Number(g.Lift)) { Right = true }, new("verdict", g => g.Verdict) { OnlyCsv = true },
    ];

    private readonly Option<int?> _horizon = new("--horizon") { Description = "30, 90 or 180 days; all of them if not said.", HelpName = "DAYS" };

    public HealthGradeCommand() : base("grade", "Says how good the model, the scorecard and who overrode it were: on past month ends, from what was known then, held against what happened.")
    {
        Add(_horizon);
        Examples = ["perennial health grade", "perennial health grade --horizon 90 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var horizon = parsed.GetValue(_horizon);
        if (horizon is not (null or 30 or 90 or 180)) throw CommandFailure.WrongUsage("--horizon is 30, 90 or 180.");
        var report = await server.RiskGradeAsync(cancellation);
        IReadOnlyList<RiskGradeRow> rows = [.. report.Grades.Where(grade => horizon is null || grade.Horizon == horizon)];
        if (screen.Format == "json")
        {
            await screen.WriteJsonAsync(report with { Grades = rows }, ContractJson.Default.RiskGradeReport);
            return ExitCode.Ok;
        }
        await screen.WriteAsync(rows, ContractJson.Default.IReadOnlyListRiskGradeRow, _columns, "Nothing was judged yet: it needs months that are over, with at least 5 churns in those before them.");
        if (screen.Format != "table" || rows.Count == 0) return ExitCode.Ok;
        if (report.GreenThatChurned.Count > 0) await screen.SayAsync($"Green accounts that churned: {Names(report.GreenThatChurned)}.");
        if (report.RedThatRenewed.Count > 0) await screen.SayAsync($"Red accounts that renewed: {Names(report.RedThatRenewed)}.");
        await screen.SayAsync($"Rows are {report.Knowledge}.");
        return ExitCode.Ok;
    }

    private static string Names(IReadOnlyList<RiskMissed> missed) => string.Join(", ", missed.Take(10).Select(one => one.AccountName)) + (missed.Count > 10 ? " and others" : "");
}
