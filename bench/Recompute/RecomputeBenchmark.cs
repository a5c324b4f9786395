using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Database;
using Perennial.App.Health;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.App.Signals;
using Perennial.Core;
using Perennial.Core.Health;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.Bench.Recompute;

/// <summary>
/// Everything anew, warm: 24 months of revenue metrics, cohorts, use, signals, scores and bands of all accounts, against <see cref="BareRevenue"/> and <see cref="BareHealth"/> in one thread. At most three times.
/// </summary>
internal static class RecomputeBenchmark
{
    private const int WarmUps = 5, RoundCount = 15;
    private static readonly string[] _retention = ["nrr", "nrr-amount", "grr"];

    public static async Task RunAsync(IReadOnlyList<int> sizes)
    {
        Probe.Print();
        foreach (var accounts in sizes) await RunAsync(accounts);
        Probe.Print();
    }

    private static async Task RunAsync(int accounts)
    {
        var folder = Directory.CreateTempSubdirectory("perennial-bench-").FullName;
        try
        {
            await using var app = Workplace.Open(folder);
            await app.StartAsync();
            var book = new DrawnBook(accounts, await app.Services.GetRequiredService<SignalReader>().TodayAsync(default));
            await Workplace.FillAsync(app, book, await Workplace.TokenAsync(app));
            await app.Services.GetRequiredService<HealthScores>().CatchUpAsync(default);
            Measure(app, book);
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(WebApplication app, DrawnBook book)
    {
        var (reader, ledger, options) = (app.Services.GetRequiredService<SignalReader>(), app.Services.GetRequiredService<WorkspaceLedger>(), Now(app.Services.GetRequiredService<WorkspaceSettings>().InForceAsync(default).AsTask()));
        var (inForce, kinds) = (app.Services.GetRequiredService<ScorecardBook>().InForce(book.Today), app.Services.GetRequiredService<AccountKinds>());
        var to = new DateOnly(book.Today.Year, book.Today.Month, 1);
        var months = Period.Split(to.AddMonths(-BareRevenue.Months), to, Grain.Month);
        var (revenue, health) = (new BareRevenue(book, months), new BareHealth(book));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var table = Now(reader.AtAsync(book.Today, null, default));
        var first = watch.ElapsedMilliseconds;
        ScoredBook? scored = null;
        IReadOnlyList<Cohort>? cohorts = null;
        decimal figures = 0;
        void Revenue() => figures = Figures(ledger, options, months);
        void Cohorts() => cohorts = Now(ledger.AtAsync(options, null, Subject.Revenue, default)).Cohorts(to.AddDays(-1), Grouping.Everyone(Now(ledger.AtAsync(options, null, Subject.Revenue, default)).AccountCount));
        void Signals() => table = Now(reader.AtAsync(book.Today, null, default));
        void Scores() => scored = Scored(table, inForce, Now(Kinds()));
        Task<IReadOnlyList<AccountKind>> Kinds() => inForce.NeedKinds ? kinds.OfAsync(table.Accounts, null, false, default) : Task.FromResult<IReadOnlyList<AccountKind>>(new AccountKind[table.Accounts.Length]);
        var rounds = new Rounds()
            .Add($"floor: all of it, {book.Accounts:N0} accounts, one thread", () => Floor(revenue, health))
            .Add("a full recompute", () =>
            {
                Revenue();
                Cohorts();
                Signals();
                Scores();
            })
            .Add("  floor: revenue and cohorts", revenue.Run).Add("  revenue metrics of 24 months", Revenue).Add("  cohorts", Cohorts)
            .Add("  floor: use", health.Use).Add("  floor: signals", health.Signals).Add("  signals of today, use with them", Signals)
            .Add("  floor: scores and bands", health.Score).Add("  scores and bands", Scores);
        rounds.Run(WarmUps, RoundCount);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{book.Accounts:N0} accounts, {book.From.Length:N0} versions, {book.Lately.Length:N0} people; signals the first time: {first:N0} ms; they keep {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:0} MB more"));
        rounds.Print();
        Compare(revenue, health, figures, cohorts!, table, scored!, months.Count);
        Memory.Print();
    }

    private static void Floor(BareRevenue revenue, BareHealth health)
    {
        revenue.Run();
        health.Use();
        health.Signals();
        health.Score();
    }

    private static decimal Figures(WorkspaceLedger ledger, WorkspaceOptions options, IReadOnlyList<Period> months)
    {
        var timeline = Now(ledger.AtAsync(options, null, Subject.Revenue, default));
        List<Period> years = [.. months.Select(m => Period.Ending(m.ClosingDay, Window.Months(12)))];
        var inputs = MetricInputs.Over([.. months, .. years], timeline, Grouping.Everyone(timeline.AccountCount), months[^1].End, subject => ledger.At(options, null, subject));
        decimal sum = 0;
        var monthly = MetricCatalog.All.TakeWhile(metric => metric.Id != "dau").Where(metric => metric.Window == Window.Months(1)).ToList();
        foreach (var month in inputs.Take(months.Count))
            foreach (var metric in monthly) sum += metric.Figure(month).Value ?? 0;
        foreach (var year in inputs.Skip(months.Count))
            foreach (var metric in MetricCatalog.All.Where(metric => _retention.Contains(metric.Id))) sum += metric.Figure(year).Value ?? 0;
        return sum;
    }

    private static ScoredBook Scored(SignalTable table, ScorecardsInForce inForce, IReadOnlyList<AccountKind> kinds)
    {
        var book = ScoredBook.Of(table, inForce, kinds);
        foreach (var score in book.Scores)
        {
            var (points, bands) = (score.Scores(), new Band?[table.Accounts.Length]);
            for (var i = 0; i < points.Length; i++) bands[i] = float.IsNaN(points[i]) ? null : score.CardOf(i)!.Sheet.Card.Bands.Of(points[i]);
        }
        return book;
    }

    /// <summary>Whether both found the same, as far as a floor without calendars does.</summary>
    private static void Compare(BareRevenue revenue, BareHealth health, decimal figures, IReadOnlyList<Cohort> cohorts, SignalTable table, ScoredBook scored, int months)
    {
        float Sum(ReadOnlySpan<float> values)
        {
            double sum = 0;
            foreach (var value in values) sum += float.IsNaN(value) ? 0 : value;
            return (float)sum;
        }
        var sums = ((string[])["mrr", "active-users", "stickiness", "days-since-use", "seat-use", "open-tickets", "nps-last", "days-since-contact", "sponsor"]).Select(name => string.Create(CultureInfo.InvariantCulture, $"{name} {Sum(health[name]):N1} and {Sum(table[name]):N1}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"floor and product: closing MRR {revenue.Sums[^1][1] / 100m:N0} (all figures {figures:N0}), first cohort {revenue.Cohorts[0, 0].Active} and {cohorts[^months].Customers}; {string.Join(", ", sums)}"));
        var overall = scored.Find(ScorecardSheet.Overall)!.Scores();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"overall scores apart by more than a point: {overall.Where((score, i) => Math.Abs(score - health.Scores[ScorecardSheet.Overall][i]) > 1).Count():N0} of {overall.Length:N0}"));
    }

    private static T Now<T>(Task<T> asked) => asked.GetAwaiter().GetResult();
}
