using Perennial.Usage.Store;

namespace Perennial.Usage.DuckDb;

/// <summary>The event store in this process: one DuckDB file.</summary>
public sealed partial class DuckDbStore : IUsageStore
{
    private const long FoldAt = 300_000;

    /// <summary>The sums that the last fold wrote anew: so that folding stays a small part of all work, half as many come before the next.</summary>
    private long _folded;
    private static readonly int _mostAsking = Math.Max(2, Environment.ProcessorCount);
    private readonly string? _path;
    private readonly string _memory;
    private readonly Lock _writing = new();
    private readonly SemaphoreSlim _asking = new(_mostAsking);
    private volatile DuckFile _file;
    private People _people;
    private long _unfolded;
    private bool _isOver, _isClosed;

    /// <param name="path">The file; null for one in memory.</param>
    /// <param name="zone">The time zone of a new store; an old one keeps its own.</param>
    /// <param name="memory">What DuckDB may take, as it writes it.</param>
    public DuckDbStore(string? path, string zone = "UTC", string memory = "256MB")
    {
        (_path, _memory) = (path, memory);
        _file = new DuckFile(path, memory);
        (Mark, Zone, Names) = ReadState(zone);
        _people = new People(Writer, new LocalDays(Zone));
        _people.Load();
        Fold();
        Load("people", Names.People);
        Load("sources", Names.Sources);
        Load("names", Names.Names);
        if (path is not null && File.Exists(Rewriting)) Rewrite(); // an erasure was cut off behind its commit
    }

    public long Mark { get; private set; }
    public string Zone { get; private set; }
    public long? RawFrom { get; private set; }
    public UsageNames Names { get; }
    public bool KnowsLinks => _people.Links.Now.Count > 0;
    private DuckConnection Writer => _file.Writer;

    public Task AddAsync(UsageBatch batch, CancellationToken cancellation)
    {
        lock (_writing)
        {
            Ready();
            if (batch.Mark <= Mark) return Task.CompletedTask;
            Whole(() =>
            {
                BatchTables.Append(Writer, batch);
                _people.Add(batch);
                Writer.Run("update state set mark = $1", batch.Mark);
            });
            Mark = batch.Mark;
            _unfolded += batch.Daily.Count + batch.Told.Count;
            if (_unfolded > Math.Max(FoldAt, _folded / 2)) Fold();
        }
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<T>> AskAsync<T>(UsageAsk ask, Func<IUsageRow, T> read, CancellationToken cancellation)
    {
        var asked = _file;
        try
        {
            return await WhileOpenAsync(file => Ask(file, ask, read, cancellation), cancellation);
        }
        catch (DuckDbException e) when (e.IsEnd)
        {
            lock (_writing)
                if (!_isClosed && (_file == asked || _isOver)) ReadAgain();
            return await WhileOpenAsync(file => Ask(file, ask, read, cancellation), cancellation);
        }
    }

    private async Task<T> WhileOpenAsync<T>(Func<DuckFile, T> work, CancellationToken cancellation)
    {
        await _asking.WaitAsync(cancellation);
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            return work(_file);
        }
        finally
        {
            _asking.Release();
        }
    }

    private IReadOnlyList<T> Ask<T>(DuckFile file, UsageAsk ask, Func<IUsageRow, T> read, CancellationToken cancellation)
    {
        if (!file.Readers.TryTake(out var reader)) reader = new DuckReader(file.Connect());
        try
        {
            var found = reader.Ask(ask, read, cancellation);
            file.Readers.Add(reader);
            return found;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public Task CheckAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Puts the sums of new batches together with those of the same days, and traits that were told again.</summary>
    private void Fold()
    {
        Whole(() =>
        {
            using (var days = Writer.Query("select count(*) from daily_whole where day in (select day from daily_new)"))
            {
                days.Next();
                _folded = days.Long(0);
            }
            Writer.Run(Schema.Fold);
        });
        _unfolded = 0;
    }

    /// <summary>All of it or nothing.</summary>
    private void Whole(Action work)
    {
        try
        {
            Writer.Run("begin");
            work();
            Writer.Run("commit");
        }
        catch
        {
            Undo();
            throw;
        }
    }

    private (long Mark, string Zone, UsageNames Names) ReadState(string zone)
    {
        using (var state = Writer.Query("select mark, zone, seed, epoch_us(raw_from) from state"))
            if (state.Next())
            {
                RawFrom = state.IsNull(3) ? null : state.Long(3);
                return (state.Long(0), state.Text(1)!, new UsageNames(state.Long(2)));
            }
        var seed = BitConverter.ToInt64(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8)) >> 8;
        Writer.Run("insert into state (mark, zone, seed) values (0, $1, $2)", zone, seed);
        return (0, zone, new UsageNames(seed));
    }

    private void Load(string table, Ids.IdMap into)
    {
        using var rows = Writer.Query($"select key, abs(number) from {table}");
        while (rows.Next()) into.Set((UInt128)rows.Huge(0), (int)rows.Long(1));
    }

    private void Undo()
    {
        try
        {
            Writer.Run("rollback");
        }
        catch (DuckDbException e)
        {
            _isOver |= e.IsEnd; // else the engine took it back itself
        }
        if (!_isOver) _people.Load();
    }
}
