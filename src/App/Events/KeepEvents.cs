using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Perennial.App.Settings;
using Perennial.Core.Engagement;
using Perennial.Usage;
using Perennial.Usage.Store;

namespace Perennial.App.Events;

/// <summary>Removes single events that are older than the workspace keeps them, once a day and soon after the option changes.</summary>
public sealed partial class KeepEvents(EventStoreOpening opening, WorkspaceSettings settings, TimeProvider clock, ILogger<KeepEvents> log) : BackgroundService
{
    public const string Option = "single-events-days";
    private static readonly TimeSpan _look = TimeSpan.FromMinutes(10);

    /// <summary>As the option says now.</summary>
    /// <returns>The first day of which single events are kept; null for all, or where there are none.</returns>
    public async Task<DateOnly?> ForgetAsync(CancellationToken cancellation)
    {
        var store = await opening.OpenedAsync(cancellation);
        var options = await settings.InForceAsync(cancellation);
        if (!int.TryParse(options[Option], System.Globalization.CultureInfo.InvariantCulture, out var days)) return null;
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(DateTimeZoneProviders.Tzdb[store.Engine.Zone]).Date.ToDateOnly();
        // A clock that is ahead for a while must not take what cannot be brought back: nothing newer than the newest event goes.
        var newest = await store.Engine.AskAsync(new UsageAsk("select count(*), coalesce(cs_micros(max(received_at)), 0) from events", UsageAsk.NoValues), row => (Count: row.Long(0), ReceivedAt: row.Long(1)), cancellation);
        if (newest[0].Count == 0) return null; // nothing to let go, and nothing that would bind the days to a zone
        var received = DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(new LocalDays(store.Engine.Zone).Of(newest[0].ReceivedAt));
        var first = (received < today ? received : today).AddDays(1 - days);
        await store.ForgetRawAsync(new LocalDays(store.Engine.Zone).StartOf(first), cancellation);
        return first;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_look, clock);
        try
        {
            do
            {
                try
                {
                    await ForgetAsync(stoppingToken);
                }
                catch (Exception failed) when (failed is not OperationCanceledException)
                {
                    Failed(log, failed);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Old events could not be removed")]
    private static partial void Failed(ILogger log, Exception failure);
}
