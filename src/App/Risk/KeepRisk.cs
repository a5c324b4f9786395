using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perennial.App.Revenue;

namespace Perennial.App.Risk;

/// <summary>Fits risk anew some seconds after facts changed, and every ten minutes in which people used the product, so that whoever asks finds it done.</summary>
public sealed partial class KeepRisk(WorkspaceRisk risk, FactsChanged changed, ILogger<KeepRisk> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10), _look = TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim _signal = new(1, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        changed.Raised += Signal;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var isFact = await _signal.WaitAsync(_look, stoppingToken);
                await Task.Delay(_pause, stoppingToken);
                var began = Stopwatch.GetTimestamp();
                await TryAsync(isFact, stoppingToken);
                await Task.Delay(2 * Stopwatch.GetElapsedTime(began), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the next start fits again.
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

    private async Task TryAsync(bool isFact, CancellationToken cancellation)
    {
        try
        {
            _ = isFact ? await risk.FreshAsync(cancellation) : await risk.RenewedAsync(cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(log, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Risk could not be fitted; it is tried again when facts change")]
    private static partial void Failed(ILogger log, Exception failure);
}
