using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.App.Signals;
using Perennial.Core.Health;
using Perennial.Core.Options;

namespace Perennial.App.Health;

/// <summary>Keeps the scores of today in step with the facts, the scorecards and the day. Only what differs is written, as a new snapshot.</summary>
public sealed class HealthScores(Workspace workspace, SignalReader signals, ScorecardBook cards, AccountKinds kinds, Wordings wordings, BandNotes notes, WorkspaceSettings settings, RevenueQuestions questions, FactsChanged changed, AccountCounts counts, TimeProvider clock) : IDisposable
{
    private const int MostMissed = 31, Batch = 5000;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<(long Account, string Score), (long Digest, string? Band, long Snapshot)> _standing = [];
    private volatile State? _state;
    private bool _isLoaded;

    /// <summary>What the scores hold: the day, the options, how often facts and scorecards had changed.</summary>
    public sealed record State(DateOnly Day, WorkspaceOptions Options, long Facts, long Cards);

    /// <summary>How often scores of today were written.</summary>
    public long Times { get; private set; }

    /// <summary>How often all accounts were scored.</summary>
    public long Rounds { get; private set; }

    /// <summary>The scores as they should be now. In a large book that changes they may lag behind; the answer does not wait longer than two seconds for them.</summary>
    public async Task<State> CurrentAsync(CancellationToken cancellation)
    {
        if (_state is { } state && state == await WantedAsync(cancellation)) return state;
        var work = Task.Run(() => CatchUpAsync(CancellationToken.None), CancellationToken.None);
        if (await Task.WhenAny(work, Task.Delay(_patience, cancellation)) != work && (_state ?? await KeptAsync(cancellation)) is { } before) return before;
        await work.WaitAsync(cancellation);
        return _state!;
    }

    /// <summary>The scores that were kept before this server started; null where there are none.</summary>
    private async Task<State?> KeptAsync(CancellationToken cancellation) => await LastAsync(cancellation) is { } day ? new(day, await settings.InForceAsync(cancellation), -1, -1) : null;

    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var wanted = await WantedAsync(cancellation);
            if (_state == wanted) return;
            await LoadAsync(cancellation);
            await MakeUpAsync(wanted.Day, cancellation);
            var inForce = cards.InForce(wanted.Day);
            await LeaveAsync(inForce, wanted.Day, cancellation);
            await WriteAsync(await ScoreAsync(wanted.Day, inForce, null, cancellation), cancellation);
            (_state, Rounds) = (wanted, Rounds + 1);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Scores some accounts anew, of which something came that is no fact, such as events. Where only facts changed since, all the others follow later.</summary>
    public async Task TouchAsync(IReadOnlyList<long> accounts, CancellationToken cancellation)
    {
        if (!await TryTouchAsync(accounts, cancellation)) await CatchUpAsync(cancellation);
    }

    /// <summary>Whether it could: the scores of all the others are those of now, also once it is this one's turn.</summary>
    private async Task<bool> TryTouchAsync(IReadOnlyList<long> accounts, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (_state is not { } state || state != (await WantedAsync(cancellation)) with { Facts = state.Facts }) return false;
            var inForce = cards.InForce(state.Day);
            var all = inForce.All.Any(card => card.Sheet.Card.Measures.Any(m => m.Measure.Shape is Shape.Percentile)); // a place among others: everybody's may have moved
            var table = all ? await signals.AtAsync(state.Day, null, cancellation) : await signals.OfAccountsAsync(state.Day, accounts, null, cancellation);
            await WriteAsync(ScoredBook.Of(table, inForce, await KindsAsync(inForce.NeedKinds, table, null, asKnown: false, cancellation)), cancellation);
            return true;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Everything is looked at anew: the store may be another one.</summary>
    public void Forget()
    {
        (_state, _isLoaded) = (null, false);
        wordings.Forget();
    }

    public void Dispose() => _one.Dispose();

    internal async Task<IReadOnlyList<AccountKind>> KindsAsync(bool needed, SignalTable table, DateOnly? past, bool asKnown, CancellationToken cancellation) =>
        needed ? await kinds.OfAsync(table.Accounts, past, asKnown, cancellation) : new AccountKind[table.Accounts.Length];

    internal async Task<IReadOnlyDictionary<CardInForce, long>> WordingsAsync(ScorecardsInForce inForce, CancellationToken cancellation)
    {
        var numbers = new Dictionary<CardInForce, long>();
        foreach (var card in inForce.All.Append(CardInForce.None)) numbers[card] = await wordings.NumberAsync(card, cancellation);
        return numbers;
    }

    private async Task<ScoredBook> ScoreAsync(DateOnly day, ScorecardsInForce inForce, DateOnly? past, CancellationToken cancellation)
    {
        var table = await signals.AtAsync(day, null, cancellation);
        return ScoredBook.Of(table, inForce, await KindsAsync(inForce.NeedKinds, table, past, asKnown: false, cancellation));
    }

    /// <summary>The days that passed while nobody computed.</summary>
    private async Task MakeUpAsync(DateOnly today, CancellationToken cancellation)
    {
        if (await LastAsync(cancellation) is not { } last) return;
        for (var day = last.AddDays(1) > today.AddDays(-MostMissed) ? last.AddDays(1) : today.AddDays(-MostMissed); day < today; day = day.AddDays(1))
        {
            var inForce = cards.InForce(day);
            await LeaveAsync(inForce, day, cancellation);
            await WriteAsync(await ScoreAsync(day, inForce, day, cancellation), cancellation);
        }
    }

    /// <summary>The last day that was computed; null before the first.</summary>
    private async Task<DateOnly?> LastAsync(CancellationToken cancellation)
    {
        if (_state is { } state) return state.Day;
        await using var db = workspace.OpenFor(Viewer.System);
        return (await db.HealthNow.AsNoTracking().OrderByDescending(h => h.Day).FirstOrDefaultAsync(cancellation))?.Day;
    }

    private async Task WriteAsync(ScoredBook book, CancellationToken cancellation)
    {
        var numbers = await WordingsAsync(book.InForce, cancellation);
        foreach (var news in SnapshotBatch.Of(book, numbers, (account, score) => _standing.TryGetValue((account, score), out var standing) ? standing.Digest : null).Chunk(Batch))
        {
            var at = Micros.Of(clock.GetUtcNow());
            var told = await notes.OfAsync([.. news.Where(n => ChangesBand(book.Table, n)).Select(n => (n.Row, _standing[(n.Row.AccountId.Value, n.Row.Score)].Snapshot))], at, cancellation);
            IReadOnlyList<long> ids;
            using (await workspace.Gate.EnterAsync(cancellation)) ids = HealthWriter.Write(workspace.Store, [.. news.Select(n => n.Row)], areLatest: true, told, at);
            foreach (var n in news.Where(n => n.Row.IsNone)) _standing.Remove((n.Row.AccountId.Value, n.Row.Score));
            foreach (var (n, id) in news.Zip(ids).Where(n => !n.First.Row.IsNone)) _standing[(n.Row.AccountId.Value, n.Row.Score)] = (n.Row.Digest, n.Row.Band, id);
            if (news.Any(n => n.Row.Score == ScorecardSheet.Overall)) counts.Forget();
            Times++;
        }
    }

    /// <summary>Only of who pays: that a customer who left goes red helps nobody.</summary>
    private bool ChangesBand(SignalTable table, SnapshotBatch.News news) =>
        news.Row is { Score: ScorecardSheet.Overall, Band: { } band } && _standing.TryGetValue((news.Row.AccountId.Value, news.Row.Score), out var before) && before.Band is { } was && was != band && table["mrr"][news.Account] > 0;

    /// <summary>Scores that no scorecard makes any more: nobody has one from the day on.</summary>
    private async Task LeaveAsync(ScorecardsInForce inForce, DateOnly day, CancellationToken cancellation)
    {
        var (made, none) = (inForce.Scores.ToHashSet(StringComparer.Ordinal), await wordings.NumberAsync(CardInForce.None, cancellation));
        foreach (var gone in _standing.Keys.Where(key => !made.Contains(key.Score)).ToList().Chunk(Batch))
        {
            using (await workspace.Gate.EnterAsync(cancellation)) HealthWriter.Write(workspace.Store, [.. gone.Select(key => SnapshotBatch.None(key.Account, key.Score, none, day))], areLatest: true, [], Micros.Of(clock.GetUtcNow()));
            foreach (var key in gone) _standing.Remove(key);
            if (gone.Any(key => key.Score == ScorecardSheet.Overall)) counts.Forget();
            Times++;
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (_isLoaded) return;
        _standing.Clear();
        await using var db = workspace.OpenFor(Viewer.System);
        await foreach (var now in db.HealthNow.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation)) _standing[(now.AccountId.Value, now.Score)] = (now.Digest, now.Band, now.SnapshotId);
        _isLoaded = true;
    }

    /// <summary>What the scores would hold if all were computed by now.</summary>
    internal async Task<State> WantedAsync(CancellationToken cancellation)
    {
        var (facts, written) = (changed.Times, cards.Times);
        var options = await settings.InForceAsync(cancellation);
        return new(questions.TodayIn(options), options, facts, written);
    }
}
