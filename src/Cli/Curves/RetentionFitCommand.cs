using System.CommandLine;
using System.Globalization;
using Perennial.Cli.Terminal;
using Perennial.Core.Revenue.Curves;

namespace Perennial.Cli.Curves;

/// <summary>Survival curves of a file of counts or lifetimes, without a server.</summary>
internal sealed class RetentionFitCommand : Verb
{
    private readonly Argument<FileInfo> _file = new("file") { Description = "CSV with period and customers (those left after each period, 0 the start), or with periods and churned, a row a customer.", HelpName = "FILE" };
    private readonly Option<string> _model = new("--model") { Description = "sbg: a shifted-beta-geometric curve; km: Kaplan-Meier.", HelpName = "MODEL", DefaultValueFactory = _ => "sbg" };
    private readonly Option<int> _project = new("--project") { Description = "How many periods behind the last one seen to project.", HelpName = "N", DefaultValueFactory = _ => 12 };

    public RetentionFitCommand() : base("fit", "Fits how long customers stay on counts of your own, and prints parameters, log-likelihood and projection.")
    {
        _model.AcceptOnlyFromAmong("sbg", "km");
        Add(_file);
        Add(_model);
        Add(_project);
        SetAction(RunAsync);
        Examples = ["perennial retention fit cohort.csv --model sbg", "perennial retention fit lifetimes.csv --model km --format csv"];
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (screen, file, project) = (new Screen(parsed), new CountFile(parsed.GetRequiredValue(_file).FullName), parsed.GetValue(_project));
        if (project is < 0 or > 1200) throw CommandFailure.WrongUsage("--project takes 0 to 1200 periods.");
        if (parsed.GetValue(_model) == "km") await ObservedAsync(screen, file);
        else await FittedAsync(screen, Counts(file), project);
        return ExitCode.Ok;
    }

    private static async Task ObservedAsync(Screen screen, CountFile file)
    {
        var curve = IsOfLifetimes(file) ? KaplanMeier.Of(file.Rows("periods", "churned").Select(row => (row.Number(0), row.Flag(1)))) : KaplanMeier.Of(Counts(file));
        await screen.WriteAsync([.. curve.Steps.Select(step => new CurvePoint(step.Time, step.AtRisk, step.Churned, step.Survival, step.Low, step.High))], CurveJson.Default.IReadOnlyListCurvePoint, _steps, "Nobody churned: there is no step to show.");
        await screen.SayAsync(string.Create(CultureInfo.InvariantCulture, $"Seen up to period {curve.LastSeen:0.##}; nothing is said of later ones."));
    }

    private static async Task FittedAsync(Screen screen, SurvivalCounts counts, int project)
    {
        var fit = ShiftedBetaGeometric.Fit(counts);
        if (fit.Curve is not { } curve) throw new CommandFailure($"No fit: {fit.Failure}.");
        var observed = KaplanMeier.Of(counts);
        CurvePoint[] points = [.. Enumerable.Range(1, counts.Periods + project).Select(t => new CurvePoint(t, t <= counts.Periods ? counts.Ended[t - 1] + counts.Survived[t - 1] : null, t <= counts.Periods ? counts.Ended[t - 1] : null, t <= counts.Periods ? observed.Survival(t) : null, null, null, curve.Survival(t), curve.Retention(t)))];
        if (screen.Format == "json") await screen.WriteJsonAsync(new FittedCurve(curve.Alpha, curve.Beta, fit.LogLikelihood!.Value, counts.Customers, counts.Churns, points), CurveJson.Default.FittedCurve);
        else
        {
            await screen.WriteAsync(points, CurveJson.Default.IReadOnlyListCurvePoint, _fitted, "");
            await screen.SayAsync(string.Create(CultureInfo.InvariantCulture, $"Shifted-beta-geometric over {counts.Customers} customers and {counts.Churns} churns: alpha {curve.Alpha:0.####}, beta {curve.Beta:0.####}, log-likelihood {fit.LogLikelihood:0.00}"));
        }
    }

    private static bool IsOfLifetimes(CountFile file) => file.Has("periods", "churned");

    private static SurvivalCounts Counts(CountFile file)
    {
        if (IsOfLifetimes(file)) return SurvivalCounts.OfLifetimes(file.Rows("periods", "churned").Select(row => (checked((int)Math.Min(1_000_000, row.Whole(0) is var periods && periods == 0 && row.Flag(1) ? throw row.Wrong(0, "is no lifetime of somebody who churned: the first period is 1") : periods)), row.Flag(1))));
        if (!file.Has("period", "customers")) throw new CommandFailure($"The file has neither period and customers nor periods and churned; it has {file.Names}.");
        var survivors = new List<long>();
        foreach (var row in file.Rows("period", "customers"))
        {
            if (row.Whole(0) != survivors.Count) throw row.Wrong(0, string.Create(CultureInfo.InvariantCulture, $"is out of order: period {survivors.Count} is expected"));
            if (survivors.Count > 0 && row.Whole(1) > survivors[^1]) throw row.Wrong(1, "is more than a period before: who is lost does not come back into a cohort");
            survivors.Add(row.Whole(1));
        }
        return survivors.Count < 2 ? throw new CommandFailure("The file needs period 0, where the cohort starts, and at least one more.") : SurvivalCounts.OfSurvivors(survivors);
    }

    private static readonly Column<CurvePoint> _period = new("period", p => p.Period, p => p.Period.ToString("0.##", CultureInfo.InvariantCulture)) { Right = true };
    private static readonly Column<CurvePoint>[] _counts = [_period, Column<CurvePoint>.Whole("at_risk", p => p.AtRisk), Column<CurvePoint>.Whole("churned", p => p.Churned), Share("observed", p => p.Observed)];
    private static readonly Column<CurvePoint>[] _steps = [.. _counts, Share("low", p => p.Low), Share("high", p => p.High)];
    private static readonly Column<CurvePoint>[] _fitted = [.. _counts, Share("fitted", p => p.Fitted), Share("retention", p => p.Retention)];

    private static Column<CurvePoint> Share(string name, Func<CurvePoint, double?> value) => new(name, p => value(p), p => value(p)?.ToString("0.00 %", CultureInfo.InvariantCulture)) { Right = true };
}
