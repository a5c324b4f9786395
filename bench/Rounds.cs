using System.Diagnostics;
using System.Globalization;

namespace Perennial.Bench;

/// <summary>
/// Runs contenders in turn, round after round, so that a busy moment of the machine hits all of them, and prints median, least and most,
/// and the median of the processor time, which other programs disturb less.
/// </summary>
internal sealed class Rounds
{
    private readonly List<(string Name, Action Run, List<double> Times, List<double> Cpu)> _contenders = [];

    public Rounds Add(string name, Action run)
    {
        _contenders.Add((name, run, [], []));
        return this;
    }

    public void Run(int warmUps, int rounds)
    {
        for (var round = -warmUps; round < rounds; round++)
            foreach (var (_, run, times, cpu) in _contenders)
            {
                var before = Environment.CpuUsage.TotalTime;
                var watch = Stopwatch.StartNew();
                run();
                if (round < 0) continue;
                times.Add(watch.Elapsed.TotalMilliseconds);
                cpu.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            }
    }

    /// <summary>With each line's medians as multiples of the first one's.</summary>
    public void Print()
    {
        var (floor, cpuFloor) = (Median(_contenders[0].Times), Median(_contenders[0].Cpu));
        Console.WriteLine($"{"",-72}{"median",10}{"min",10}{"max",10}{"x floor",9}{"cpu",10}{"x floor",9}");
        foreach (var (name, _, times, cpu) in _contenders)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-72}{Median(times),7:0.0} ms{times.Min(),7:0.0} ms{times.Max(),7:0.0} ms{Median(times) / floor,9:0.00}{Median(cpu),7:0.0} ms{Median(cpu) / cpuFloor,9:0.00}"));
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
