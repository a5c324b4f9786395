using Perennial.Bench;
using Perennial.Bench.Revenue;

switch (args)
{
    case ["revenue", .. var more]:
        RevenueBenchmark.Run(byMetric: more.Contains("--by-metric"));
        return 0;
    case ["probe", ..]:
        Probe.Print();
        return 0;
    default:
        Console.Error.WriteLine("usage: bench revenue [--by-metric]|probe");
        return 2;
}
