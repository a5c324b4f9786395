using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perennial.App.Access;

namespace Perennial.App.Forecast;

/// <summary>Keeps a forecast each week, so that it can be told later what was said and how often it was right.</summary>
public sealed partial class KeepForecasts(WorkspaceForecast forecast, KeptForecasts kept, ILogger<KeepForecasts> log) : BackgroundService
{
    private static readonly TimeSpan _look = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await TryAsync(stoppingToken);
                await Task.Delay(_look, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the next start keeps what is missing.
        }
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            await kept.KeepAsync(await forecast.OfAsync(Viewer.System, cancellation), cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(log, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The week's forecast could not be kept; it is tried again in an hour")]
    private static partial void Failed(ILogger log, Exception failure);
}
