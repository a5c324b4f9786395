using System.Diagnostics;
using System.Globalization;
using Perennial.Core;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.Bench.Revenue;

/// <summary>
/// All revenue metrics for 24 months over 100,000 accounts and 1,000,000 line versions, warm, against <see cref="BareMrrPass"/>: at most 5 times, below 500 MB.
/// </summary>
internal static class RevenueBenchmark
{
    private const int WarmUps = 5;
    private const int RoundCount = 15;
    private static readonly string[] Retention = ["nrr", "nrr-amount", "grr"];
    private static readonly DateOnly From = new(2023, 1, 1);
    private static readonly DateOnly To = new(2025, 1, 1);

    /// <param name="byMetric">Also says what each metric takes by itself.</param>
    public static void Run(bool byMetric)
    {
        Probe.Print();
        var months = Period.Split(From, To, Grain.Month);
        var years = months.Select(m => Period.Ending(m.ClosingDay, Window.Months(12))).ToList();
        var ledger = Loaded();
        Console.WriteLine($"{ledger.VersionCount:N0} versions of {ledger.AccountCount:N0} accounts");
        var timelines = new Dictionary<Subject, Timeline>();
        foreach (var subject in Enum.GetValues<Subject>()) timelines.Add(subject, Timed($"timeline of {subject}", () => ledger.At(WorkspaceOptions.Default, subject: subject)));
        Advance(ledger, timelines[Subject.Revenue]);
        Memory.Print();

        var floor = new BareMrrPass(SyntheticLines.All(), months);
        var (monthly, yearly) = (MetricCatalog.All.Where(m => m.Window == Window.Months(1)).ToList(), MetricCatalog.All.Where(m => m.Window != Window.Months(1)).ToList());
        var everyone = Grouping.Everyone(ledger.AccountCount);
        IReadOnlyList<MetricInputs> Inputs() => MetricInputs.Over([.. months, .. years], timelines[Subject.Revenue], everyone, To, s => timelines[s], account => account % 20 == 0);

        var rounds = new Rounds()
            .Add($"floor: bare pass over {floor.Count:N0} versions, MRR per account and month", () => floor.Run())
            .Add($"{monthly.Count} metrics by month, NRR and GRR over 12 months, 24 months", () => Compute(Inputs(), months.Count, monthly, [.. yearly.Where(m => Retention.Contains(m.Id))]))
            .Add($"every metric of the catalog ({MetricCatalog.All.Count}), 24 months", () => Compute(Inputs(), months.Count, monthly, yearly));
        rounds.Run(WarmUps, RoundCount);
        rounds.Print();
        if (byMetric) PrintByMetric(Inputs, months.Count);
        Memory.Print();
        Probe.Print();
    }

    private static decimal Compute(IReadOnlyList<MetricInputs> inputs, int months, List<Metric> monthly, List<Metric> yearly)
    {
        decimal sum = 0;
        foreach (var month in inputs.Take(months))
            foreach (var metric in monthly) sum += metric.Figure(month).Value ?? 0;
        foreach (var year in inputs.Skip(months))
            foreach (var metric in yearly) sum += metric.Figure(year).Value ?? 0;
        return sum;
    }

    private static void PrintByMetric(Func<IReadOnlyList<MetricInputs>> inputs, int months)
    {
        var measured = Timed("one pass over all periods", inputs);
        foreach (var metric in MetricCatalog.All)
            Timed($"  {metric.Id}", () => Compute(measured, months, metric.Window == Window.Months(1) ? [metric] : [], metric.Window == Window.Months(1) ? [] : [metric]));
    }

    private static RevenueLedger Loaded()
    {
        Timed("making the versions", () => SyntheticLines.All().Count());
        return Timed("making and adding them to an empty ledger", () =>
        {
            var ledger = new RevenueLedger();
            foreach (var version in SyntheticLines.All()) ledger.Add(version);
            foreach (var (day, @base, rate) in SyntheticLines.Rates()) ledger.AddRate(day, @base, "USD", rate, 0, 0);
            return ledger;
        });
    }

    private static void Advance(RevenueLedger ledger, Timeline before)
    {
        var last = SyntheticLines.All().First();
        last.FactId = ledger.VersionCount + 1;
        last.Quantity++;
        ledger.Add(last);
        Timed("advance by one new fact", () => ledger.Advance(before, last.FactId - 1));
    }

    private static T Timed<T>(string what, Func<T> run)
    {
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var result = run();
        Print(what, watch.Elapsed, Environment.CpuUsage.TotalTime - before);
        return result;
    }

    private static void Print(string what, TimeSpan took, TimeSpan cpu) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {took.TotalMilliseconds:0} ms, processor {cpu.TotalMilliseconds:0} ms"));
}
