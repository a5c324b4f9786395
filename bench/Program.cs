using System.Globalization;
using Perennial.Bench;
using Perennial.Bench.Import;
using Perennial.Bench.List;
using Perennial.Bench.Notes;
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
    case ["probe", ..]:
        Probe.Print();
        return 0;
    default:
        Console.Error.WriteLine("usage: bench revenue [--by-metric]|import [ROWS ROUNDS]|list [ACCOUNTS ROUNDS]|notes [CONNECTIONS]|probe");
        return 2;
}
