using System.Globalization;
using Perennial.Bench;
using Perennial.Bench.Events;
using Perennial.Bench.Health;
using Perennial.Bench.Import;
using Perennial.Bench.List;
using Perennial.Bench.Notes;
using Perennial.Bench.Recompute;
using Perennial.Bench.Revenue;

switch (args)
{
    case ["revenue", .. var more]:
        RevenueBenchmark.Run(byMetric: more.Contains("--by-metric"));
        return 0;
    case ["import", .. var numbers]:
        var given = numbers.Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList();
        if (given is [var rows, var rounds]) ImportBenchmark.Run(rows, rounds);
        else ImportBenchmark.Run();
        return 0;
    case ["list", .. var more]:
        await ListBenchmark.RunAsync(more is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 100_000, more is [_, var times, ..] ? int.Parse(times, CultureInfo.InvariantCulture) : 5, more.Contains("serve"));
        return 0;
    case ["notes", .. var more]:
        await NotesBenchmark.RunAsync(more is [var connections, ..] ? int.Parse(connections, CultureInfo.InvariantCulture) : 32);
        return 0;
    case ["events", .. var more]:
        await IntakeBenchmark.RunAsync(more is [var ids, ..] ? int.Parse(ids, CultureInfo.InvariantCulture) : 50_000_000, more is [_, var rate, ..] ? int.Parse(rate, CultureInfo.InvariantCulture) : 50_000, more.Contains("open"));
        return 0;
    case ["stages", .. var more]:
        await IntakeStages.RunAsync(more is [var known, ..] ? int.Parse(known, CultureInfo.InvariantCulture) : 50_000_000);
        return 0;
    case ["fresh", .. var more]:
        await FreshnessBenchmark.RunAsync(more is [var load, ..] ? int.Parse(load, CultureInfo.InvariantCulture) : 20_000, more is [_, var seconds, ..] ? int.Parse(seconds, CultureInfo.InvariantCulture) : 60);
        return 0;
    case ["engagement", .. var more]:
        await EngagementBenchmark.RunAsync(more is [var events, ..] ? int.Parse(events, CultureInfo.InvariantCulture) : 10_000_000, more.Contains("--sqlite"), more.SkipWhile(word => word != "--postgres").ElementAtOrDefault(1));
        return 0;
    case ["what-if", ..]:
        WhatIfBenchmark.Run();
        return 0;
    case ["refit", .. var more]:
        RefitBenchmark.Run(more is [var accountCount, ..] ? int.Parse(accountCount, CultureInfo.InvariantCulture) : 50_000, 24, 40);
        return 0;
    case ["signals", .. var more]:
        await SignalsBenchmark.RunAsync(more.Length > 0 ? [.. more.Select(n => int.Parse(n, CultureInfo.InvariantCulture))] : [1_000, 10_000, 100_000]);
        return 0;
    case ["recompute", .. var more]:
        await RecomputeBenchmark.RunAsync(more.Length > 0 ? [.. more.Select(n => int.Parse(n, CultureInfo.InvariantCulture))] : [1_000, 10_000, 100_000]);
        return 0;
    case ["fresh-score", .. var more]:
        await FreshScoreBenchmark.RunAsync(more.Length > 0 ? [.. more.Select(n => int.Parse(n, CultureInfo.InvariantCulture))] : [10_000, 100_000]);
        return 0;
    case ["cold-start", .. var more]:
        await ColdStartBenchmark.RunAsync(more is [var came, ..] ? int.Parse(came, CultureInfo.InvariantCulture) : 50_000_000, more is [_, var kept, ..] ? kept : null);
        return 0;
    case ["risk", .. var more]:
        await RiskBenchmark.RunAsync(more is [var customers, ..] ? int.Parse(customers, CultureInfo.InvariantCulture) : 50_000);
        return 0;
    case ["what-if-page", .. var more]:
        await WhatIfPageBenchmark.RunAsync(more is [var tried, ..] ? int.Parse(tried, CultureInfo.InvariantCulture) : 100_000);
        return 0;
    case ["probe", ..]:
        Probe.Print();
        return 0;
    default:
        Console.Error.WriteLine("usage: bench revenue [--by-metric]|import [ROWS ROUNDS]|list [ACCOUNTS ROUNDS]|notes [CONNECTIONS]|events [IDS RATE]|stages [IDS]|fresh [RATE SECONDS]|engagement [EVENTS] [--sqlite] [--postgres CONNECTION]|what-if|refit [ACCOUNTS]|signals [ACCOUNTS...]|recompute [ACCOUNTS...]|fresh-score [ACCOUNTS...]|cold-start [EVENTS [DIRECTORY]]|risk [ACCOUNTS]|what-if-page [ACCOUNTS]|probe");
        return 2;
}
