using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Risk;
using Perennial.App.Settings;
using Perennial.App.Signals;

namespace Perennial.Bench.Recompute;

/// <summary>Risk through the app, from its facts to probabilities and grades, once: how long, and how much memory at most.</summary>
internal static class RiskBenchmark
{
    public static async Task RunAsync(int accounts)
    {
        Probe.Print();
        var folder = Directory.CreateTempSubdirectory("perennial-bench-").FullName;
        try
        {
            var day = default(DateOnly);
            await using (var app = Workplace.Open(folder))
            {
                await app.StartAsync();
                day = await app.Services.GetRequiredService<SignalReader>().TodayAsync(default);
                await Workplace.FillAsync(app, new DrawnBook(accounts, day), await Workplace.TokenAsync(app));
                await app.StopAsync();
            }
            Memory.Print();
            await using var again = Workplace.Open(folder);
            var (inputs, options) = (again.Services.GetRequiredService<RiskInputs>(), await again.Services.GetRequiredService<WorkspaceSettings>().InForceAsync(default));
            File.WriteAllText("/proc/self/clear_refs", "5"); // the most memory counts from here on
            var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var risk = await RiskComputation.RunAsync(inputs, options, day, null, default);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{accounts:N0} accounts, {risk.Fit?.Rows:N0} account-months, {risk.Fit?.Churns:N0} churns, {risk.Fit?.Features.Count} columns: {watch.Elapsed.TotalSeconds:0.0} s, processor {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.0} s; {risk.Accounts.Count:N0} probabilities, {risk.Grades.Model.Count} grades of the model {risk.Refusal}"));
            Memory.Print();
            Probe.Print();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
