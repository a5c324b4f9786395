using System.CommandLine;
using System.Globalization;
using Perennial.Cli.Terminal;
using Perennial.Core.Revenue.Curves;

namespace Perennial.Cli.Curves;

/// <summary>Repeat buying from a file of transactions or of what they sum up to, without a server.</summary>
internal sealed class ClvFitCommand : Verb
{
    private const int Steps = 4;
    private readonly Argument<FileInfo> _file = new("file") { Description = "CSV with customer and date, a row a transaction; or with frequency, recency and t, a row a customer.", HelpName = "FILE" };
    private readonly Option<string> _model = new("--model") { Description = "bgnbd: for buying without a contract.", HelpName = "MODEL", DefaultValueFactory = _ => "bgnbd" };
    private readonly Option<double> _project = new("--project") { Description = "How far to project, in the file's unit of time: weeks for transactions.", HelpName = "T", DefaultValueFactory = _ => 52 };
    private readonly Option<DateOnly?> _end = new("--end") { Description = "The last day that was seen; that of the last transaction if not said.", HelpName = "DAY" };

    public ClvFitCommand() : base("fit", "Fits repeat buying on transactions of your own, and prints parameters, log-likelihood and projections.")
    {
        _model.AcceptOnlyFromAmong("bgnbd");
        Add(_file);
        Add(_model);
        Add(_project);
        Add(_end);
        SetAction(RunAsync);
        Examples = ["perennial clv fit transactions.csv --model bgnbd", "perennial clv fit summary.csv --project 39 --format json"];
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (screen, file, project) = (new Screen(parsed), new CountFile(parsed.GetRequiredValue(_file).FullName), parsed.GetValue(_project));
        if (!(project is > 0 and < 1e6)) throw CommandFailure.WrongUsage("--project is a time above 0.");
        var (customers, unit) = file.Has("customer", "date") ? (Transactions(file, parsed.GetValue(_end)), "weeks")
            : file.Has("frequency", "recency", "t") ? (Summaries(file), "units of the file")
            : throw new CommandFailure($"The file has neither customer and date nor frequency, recency and t; it has {file.Names}.");
        if (customers.Count == 0) throw new CommandFailure("The file has a header and no rows.");
        var fit = BetaGeometricNbd.Fit(customers);
        if (fit.Model is not { } model) throw new CommandFailure($"No fit: {fit.Failure}.");
        BuyingPoint[] points = [.. Enumerable.Range(1, Steps).Select(i => project * i / Steps).Select(t => new BuyingPoint(t, customers.Sum(c => model.Expected(c, t)), model.Expected(t)))];
        var (buyers, alive) = (customers.Count(c => c.Repeats > 0), customers.Sum(model.ProbabilityAlive));
        if (screen.Format == "json")
        {
            await screen.WriteJsonAsync(new FittedBuying(model.R, model.Alpha, model.A, model.B, fit.LogLikelihood!.Value, unit, customers.Count, buyers, alive, points), CurveJson.Default.FittedBuying);
            return ExitCode.Ok;
        }
        await screen.WriteAsync(points, CurveJson.Default.IReadOnlyListBuyingPoint, _columns, "");
        await screen.SayAsync(string.Create(CultureInfo.InvariantCulture, $"BG/NBD over {customers.Count} customers, {buyers} of whom bought again, time in {unit}: r {model.R:0.####}, alpha {model.Alpha:0.####}, a {model.A:0.####}, b {model.B:0.####}, log-likelihood {fit.LogLikelihood:0.00}; {alive:0} of them are expected to buy again some time"));
        return ExitCode.Ok;
    }

    /// <summary>Several purchases on one day are one.</summary>
    private static List<BuyingHistory> Transactions(CountFile file, DateOnly? end)
    {
        var bought = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        foreach (var row in file.Rows("customer", "date"))
        {
            if (row.Text(0).Length == 0) throw row.Wrong(0, "names no customer");
            if (!bought.TryGetValue(row.Text(0), out var days)) bought.Add(row.Text(0), days = []);
            var day = row.Day(1);
            if (end is { } last && day > last) continue;
            days.Add(day.DayNumber);
        }
        var seen = end?.DayNumber ?? bought.Values.SelectMany(days => days).DefaultIfEmpty().Max();
        return [.. bought.Values.Where(days => days.Count > 0).Select(days => new BuyingHistory(days.Count - 1, (days.Max() - days.Min()) / 7.0, (seen - days.Min()) / 7.0))];
    }

    private static List<BuyingHistory> Summaries(CountFile file)
    {
        var customers = new List<BuyingHistory>();
        foreach (var row in file.Rows("frequency", "recency", "t"))
        {
            var (repeats, last, observed) = (row.Whole(0), row.Number(1), row.Number(2));
            if (repeats > 1_000_000) throw row.Wrong(0, "is more than a million purchases");
            if (last > observed) throw row.Wrong(1, "is later than t");
            if (repeats == 0 && last > 0) throw row.Wrong(1, "is above 0, and nothing was bought again");
            customers.Add(new((int)repeats, last, observed));
        }
        return customers;
    }

    private static readonly Column<BuyingPoint>[] _columns =
    [
        Number("within", p => p.Within, "0.##"), Number("purchases", p => p.Purchases, "0.0"), Number("of_a_new_customer", p => p.OfNew, "0.000"),
    ];

    private static Column<BuyingPoint> Number(string name, Func<BuyingPoint, double> value, string format) => new(name, p => value(p), p => value(p).ToString(format, CultureInfo.InvariantCulture)) { Right = true };
}
