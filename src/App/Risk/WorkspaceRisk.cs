using Perennial.App.Health;
using Perennial.App.Revenue;
using Perennial.Core.Options;

namespace Perennial.App.Risk;

/// <summary>The workspace's risk in memory: fitted anew when facts or options change or a day begins, from where the last fit ended.</summary>
public sealed class WorkspaceRisk(RiskInputs inputs, RiskVersions versions, HealthScores scores, FactsChanged changed, TimeProvider clock) : IDisposable
{
    /// <summary>Whoever asks waits no longer than this for news of what they can have as the facts were a moment ago.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    private const long Never = -1;
    private static readonly TimeSpan _longestEnd = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly CancellationTokenSource _ended = new();
    private volatile Kept? _kept;

    private sealed record Kept(long Times, long Scored, DateOnly Day, string Options, RiskAsOf Risk);

    /// <summary>Everybody's. Scope is the caller's: <see cref="RiskAsOf.For"/>.</summary>
    public async Task<RiskAsOf> AtAsync(CancellationToken cancellation)
    {
        var options = await inputs.Settings.InForceAsync(cancellation);
        if (Fresh(options) is { } fresh) return fresh;
        var work = Task.Run(() => RefreshAsync(options), CancellationToken.None);
        if (_kept is { } kept && kept.Day == DayOf(options) && kept.Options == Text(options) && await Task.WhenAny(work, Task.Delay(_patience, clock, cancellation)) != work) return kept.Risk;
        return await work.WaitAsync(cancellation);
    }

    /// <summary>The same, waiting for the facts of this moment however long that takes.</summary>
    public async Task<RiskAsOf> FreshAsync(CancellationToken cancellation)
    {
        var options = await inputs.Settings.InForceAsync(cancellation);
        return Fresh(options) ?? await Task.Run(() => RefreshAsync(options), CancellationToken.None).WaitAsync(cancellation);
    }

    /// <summary>The same with what is no fact, too: fitted anew if scores changed since, as they do with use.</summary>
    public async Task<RiskAsOf> RenewedAsync(CancellationToken cancellation)
    {
        if (_kept is { } kept && kept.Scored != scores.Times) _kept = kept with { Times = Never };
        return await FreshAsync(cancellation);
    }

    /// <summary>What is being fitted is given up.</summary>
    public void Dispose()
    {
        _ended.Cancel();
        _one.Wait(_longestEnd);
        _one.Dispose();
        _ended.Dispose();
    }

    private RiskAsOf? Fresh(WorkspaceOptions options) => _kept is { } kept && kept.Times == changed.Times && kept.Day == DayOf(options) && kept.Options == Text(options) ? kept.Risk : null;

    private async Task<RiskAsOf> RefreshAsync(WorkspaceOptions options)
    {
        await _one.WaitAsync(_ended.Token);
        try
        {
            if (Fresh(options) is { } fresh) return fresh;
            var (times, scored, day) = (changed.Times, scores.Times, DayOf(options));
            var risk = await RiskComputation.RunAsync(inputs, options, day, _kept?.Risk.Fit?.Weights, _ended.Token);
            await versions.KeepAsync(risk, _ended.Token);
            _kept = new(times, scored, day, Text(options), risk);
            return risk;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Today, or the last day of data that has ended.</summary>
    private DateOnly DayOf(WorkspaceOptions options) => new RevenueQuestion { Options = options, Today = inputs.Questions.TodayIn(options) }.Horizon;

    private static string Text(WorkspaceOptions options) => string.Join(';', options.Chosen.Select(option => $"{option.Key}={option.Value}"));
}
