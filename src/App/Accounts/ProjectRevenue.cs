using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.App.Accounts;

/// <summary>Keeps <c>account_revenue</c> in step with the facts, the options and the day. Only rows that differ are written; the whole can be made again at any time.</summary>
public sealed partial class ProjectRevenue(
    Workspace workspace, WorkspaceLedger ledger, WorkspaceSettings settings, RevenueQuestions questions, FactsChanged changed, ILogger<ProjectRevenue> log) : BackgroundService
{
    private const int Batch = 5000, Many = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2), Pause = TimeSpan.FromSeconds(1), Look = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly Dictionary<AccountId, int> _written = [];
    private volatile State? _state;
    private int _regained;

    /// <summary>What the rows hold: the day, the options, and how often the facts had changed.</summary>
    public sealed record State(DateOnly Day, WorkspaceOptions Options, long Times)
    {
        public string Currency => Options.Currency;
    }

    /// <summary>The rows as they should be now. While a long import goes on they may lag behind it; the answer does not wait longer than two seconds for them.</summary>
    public async Task<State> CurrentAsync(CancellationToken cancellation)
    {
        if (_state is { } state && state == await WantedAsync(cancellation)) return state;
        var work = Task.Run(() => CatchUpAsync(CancellationToken.None), CancellationToken.None);
        if (_state is null) await work.WaitAsync(cancellation);
        else await Task.WhenAny(work, Task.Delay(Patience, cancellation));
        if (work.IsCompleted) await work;
        return _state!;
    }

    /// <summary>Throws all rows away and makes them again.</summary>
    public async Task AgainAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            using (await workspace.Gate.EnterAsync(cancellation)) AccountRevenueWriter.Clear(workspace.Store);
            _written.Clear();
            if (_state is { } state) _state = state with { Times = -1 };
        }
        finally
        {
            _one.Release();
        }
        await CatchUpAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        workspace.Store.Regained += () => Interlocked.Exchange(ref _regained, 1); // what stands there may be another server's
        changed.Raised += Signal;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var began = Stopwatch.GetTimestamp();
                await TryAsync(stoppingToken);
                await Task.Delay(Pause + 3 * Stopwatch.GetElapsedTime(began), stoppingToken);
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
        _one.Dispose();
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
            await CatchUpAsync(cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(log, failure);
        }
    }

    private async Task CatchUpAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var wanted = await WantedAsync(cancellation);
            if (_state == wanted) return;
            if (Interlocked.Exchange(ref _regained, 0) == 1) _written.Clear();
            using (await workspace.Gate.EnterAsync(cancellation)) AccountRevenueWriter.Fill(workspace.Store);
            var timeline = await ledger.AtAsync(wanted.Options, null, Subject.Revenue, cancellation);
            Forget(timeline);
            var written = 0;
            foreach (var rows in new RevenueToday(timeline, wanted.Day).All().Where(IsNews).Chunk(Batch))
            {
                await WriteAsync(rows, cancellation);
                written += rows.Length;
            }
            _state = wanted;
            if (written >= Many) await AnalyzeAsync(cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Lists come faster after it, and come without it too.</summary>
    private async Task AnalyzeAsync(CancellationToken cancellation)
    {
        try
        {
            using (await workspace.Gate.EnterAsync(cancellation)) workspace.Store.Analyze();
        }
        catch (System.Data.Common.DbException failure)
        {
            NotAnalyzed(log, failure);
        }
    }

    /// <summary>Accounts that are part of others now have no row; when they have one again it is news.</summary>
    private void Forget(Timeline timeline)
    {
        var counted = timeline.AccountIds.ToHashSet();
        foreach (var gone in _written.Keys.Where(account => !counted.Contains(account.Value)).ToList()) _written.Remove(gone);
    }

    private bool IsNews(AccountRevenue row) => !_written.TryGetValue(row.AccountId, out var hash) || hash != row.GetHashCode();

    private async Task WriteAsync(AccountRevenue[] rows, CancellationToken cancellation)
    {
        using (await workspace.Gate.EnterAsync(cancellation)) AccountRevenueWriter.Write(workspace.Store, rows);
        foreach (var row in rows) _written[row.AccountId] = row.GetHashCode();
    }

    private async Task<State> WantedAsync(CancellationToken cancellation)
    {
        var times = changed.Times;
        var options = await settings.InForceAsync(cancellation);
        return new State(questions.TodayIn(options), options, times);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database could not look at what its tables hold; lists may be slower")]
    private static partial void NotAnalyzed(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Accounts could not be brought up to date with their revenue; it is tried again within a minute")]
    private static partial void Failed(ILogger log, Exception failure);
}
