using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perennial.App.Access;
using Perennial.App.Database;

namespace Perennial.App.Import.Run;

/// <summary>Runs imports one after the other, in the order in which they came. What a stopped or killed server left behind comes first.</summary>
public sealed partial class ImportQueue(Workspace workspace, ImportJob job, TimeProvider clock, ILogger<ImportQueue> log) : BackgroundService
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(10);
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<long, Running> _running = [];

    /// <summary>Something was queued.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Stops a running import after its current batch; false when it is not running.</summary>
    public bool Cancel(long id)
    {
        if (!_running.TryGetValue(id, out var running)) return false;
        running.Stop.Cancel();
        return true;
    }

    /// <summary>Since when this server works at the import, and how much of it was done before.</summary>
    internal Running? Pace(long id) => _running.GetValueOrDefault(id);

    public override void Dispose()
    {
        base.Dispose();
        // The workspace closes after this: no batch may still be on its way then.
        try
        {
            ExecuteTask?.Wait(TimeSpan.FromSeconds(30));
        }
        catch (AggregateException ended) when (ended.InnerExceptions.All(e => e is OperationCanceledException))
        {
            // It was stopped before it had begun.
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Tidy(); // before the server listens: no upload is on its way. ExecuteAsync would run beside its start
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await NextAsync(stoppingToken) is not { } next) await _wake.Reader.ReadAsync(stoppingToken);
                else if (await RunAsync(next.Id, next.Rows, next.Bytes, stoppingToken) is null or ImportStatus.Interrupted) await Task.Delay(AfterTrouble, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Trouble(log, e);
                await Task.Delay(AfterTrouble, clock, stoppingToken);
            }
        }
    }

    private void Tidy()
    {
        using var db = workspace.OpenFor(Viewer.System);
        Files.StoredUpload.Tidy(workspace.Directory, db.Imports.Select(i => i.StoredAs).ToHashSet(StringComparer.Ordinal));
    }

    private async Task<(long Id, long Rows, long Bytes)?> NextAsync(CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        var next = await db.Imports.AsNoTracking().Where(i => i.Status == ImportStatus.Queued || i.Status == ImportStatus.Running || i.Status == ImportStatus.Interrupted)
            .OrderBy(i => i.Id).Select(i => new { i.Id, i.RowsDone, i.BytesDone }).FirstOrDefaultAsync(cancellation);
        return next is null ? null : (next.Id, next.RowsDone, next.BytesDone);
    }

    private async Task<ImportStatus?> RunAsync(long id, long rows, long bytes, CancellationToken stop)
    {
        using var cancel = new CancellationTokenSource();
        _running[id] = new Running(cancel, clock.GetTimestamp(), rows, bytes);
        try
        {
            Begins(log, id);
            var status = await job.RunAsync(id, cancel.Token, stop);
            Ends(log, id, status);
            return status;
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    internal sealed record Running(CancellationTokenSource Stop, long Since, long RowsBefore, long BytesBefore);

    [LoggerMessage(Level = LogLevel.Information, Message = "Import {Id} begins")]
    private static partial void Begins(ILogger log, long id);

    [LoggerMessage(Level = LogLevel.Information, Message = "Import {Id} ended: {Status}")]
    private static partial void Ends(ILogger log, long id, ImportStatus? status);

    [LoggerMessage(Level = LogLevel.Error, Message = "The imports stopped and will be tried again")]
    private static partial void Trouble(ILogger log, Exception exception);
}
