using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perennial.App.Accounts;
using Perennial.App.Revenue;

namespace Perennial.App.Segments;

/// <summary>Keeps who is in which segment in step with the facts and the day.</summary>
public sealed partial class KeepSegments(SegmentMembers members, ProjectRevenue projection, FactsChanged changed, ILogger<KeepSegments> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), Look = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _signal = new(0, 1);
    private ProjectRevenue.State? _done;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        changed.Raised += Signal;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var began = Stopwatch.GetTimestamp();
                await TryAsync(stoppingToken);
                await Task.Delay(Pause + 5 * Stopwatch.GetElapsedTime(began), stoppingToken);
                await _signal.WaitAsync(Look, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the next start makes up for what is missing.
        }
        finally
        {
            changed.Raised -= Signal;
        }
    }

    public override void Dispose()
    {
        _signal.Dispose();
        base.Dispose();
    }

    private void Signal()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is already asked for.
        }
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            var state = await projection.CurrentAsync(cancellation);
            if (state == _done) return;
            await members.CatchUpAsync(cancellation);
            _done = state;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(log, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Segments could not be brought up to date; it is tried again within a minute")]
    private static partial void Failed(ILogger log, Exception failure);
}
