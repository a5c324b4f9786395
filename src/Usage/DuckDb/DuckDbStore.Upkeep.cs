using Perennial.Usage.Store;

namespace Perennial.Usage.DuckDb;

/// <summary>Sums made anew, single events let go, a person erased.</summary>
public sealed partial class DuckDbStore
{
    /// <summary>Stands beside the file until it holds nothing of what was erased.</summary>
    private string Rewriting => _path + ".rewrite";

    public Task RebuildAsync(string zone, CancellationToken cancellation)
    {
        lock (_writing)
        {
            Ready();
            var people = new People(Writer, new LocalDays(zone));
            Whole(() =>
            {
                Upkeep.Rebuild(Writer, zone, RawFrom);
                if (zone != Zone) people.RenewAll();
            });
            if (zone != Zone) (_people, Zone) = (people, zone);
            _unfolded = 0;
        }
        return Task.CompletedTask;
    }

    public Task ForgetRawAsync(long before, CancellationToken cancellation)
    {
        lock (_writing)
        {
            Ready();
            if (before <= (RawFrom ?? long.MinValue)) return Task.CompletedTask;
            Whole(() => Upkeep.ForgetRaw(Writer, before));
            RawFrom = before;
            Writer.Run("checkpoint");
        }
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> EraseAsync(IReadOnlyList<UInt128> keys, long mark, CancellationToken cancellation)
    {
        lock (_writing)
        {
            Ready();
            IReadOnlyList<(UInt128 Key, string Id)> gone = [];
            if (_path is not null) File.WriteAllText(Rewriting, "");
            Whole(() =>
            {
                gone = Upkeep.Erase(Writer, keys, _people.Links);
                Writer.Run("update state set mark = $1", Math.Max(mark, Mark));
            });
            Mark = Math.Max(mark, Mark);
            Names.People.Remove(gone.Select(p => p.Key).ToHashSet());
            if (_path is not null) Rewrite();
            return Task.FromResult<IReadOnlyList<string>>([.. gone.Select(p => p.Id)]);
        }
    }

    /// <summary>Puts a copy in the file's place: DuckDB leaves what was deleted in blocks that it does not use any more. Questions wait meanwhile.</summary>
    private void Rewrite()
    {
        Fold();
        var copy = _path + ".new";
        Alone(() =>
        {
            File.Delete(copy);
            File.Delete(copy + ".wal");
            Copy(_file, copy, default);
            Check(copy);
            _file.Dispose();
            File.Delete(_path + ".wal");
            File.Move(copy, _path!, overwrite: true);
            Spooling.Disk.Sync(Path.GetDirectoryName(Path.GetFullPath(_path!))!);
            _file = new DuckFile(_path, _memory);
            _people = new People(Writer, new LocalDays(Zone));
            _people.Load();
        });
        File.Delete(_path + TornLog.Copy);
        File.Delete(Rewriting);
    }

    /// <summary>Whether a copy can take the file's place.</summary>
    private void Check(string copy)
    {
        using var file = new DuckFile(copy, _memory);
        using var state = file.Writer.Query("select mark, seed from state");
        if (!state.Next() || state.Long(0) != Mark || state.Long(1) != Names.Seed) throw new DuckDbException($"The copy {copy} is not whole.");
    }
}
