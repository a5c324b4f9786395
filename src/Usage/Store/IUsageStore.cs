namespace Perennial.Usage.Store;

/// <summary>
/// Where events live: DuckDB in this process, or a ClickHouse cluster. Both give the same numbers, to the last digit.
/// One thread adds; any may ask.
/// </summary>
public interface IUsageStore : IAsyncDisposable
{
    /// <summary>The spool's position up to which everything has been added.</summary>
    long Mark { get; }

    /// <summary>The time zone whose days the sums by day are kept in.</summary>
    string Zone { get; }

    /// <summary>Whether anybody is known by two ids.</summary>
    bool KnowsLinks { get; }

    /// <summary>Numbers that were given to people, groups and names.</summary>
    UsageNames Names { get; }

    /// <summary>Raw events before this moment, in microseconds since 1970, are no longer kept; null while all are. Sums by day always are.</summary>
    long? RawFrom { get; }

    /// <summary>Adds a batch with its mark: all of it or nothing. The same batch again adds nothing.</summary>
    Task AddAsync(UsageBatch batch, CancellationToken cancellation);

    /// <summary>Makes the sums by day anew from the raw events, for the days that raw events are kept of.</summary>
    /// <param name="zone">Whose days: another than now only while all raw events are kept.</param>
    Task RebuildAsync(string zone, CancellationToken cancellation);

    /// <summary>Removes raw events before a moment, in microseconds since 1970: the beginning of a day. Sums by day stay.</summary>
    Task ForgetRawAsync(long before, CancellationToken cancellation);

    /// <summary>
    /// Forgets who somebody is: ids, traits and properties of everything that is known as the same person. What was done stays in the sums, by nobody who could be named.
    /// Nothing of the texts is left in the engine's files.
    /// </summary>
    /// <param name="keys">The person's, as <see cref="UsageNames"/> makes them.</param>
    /// <param name="mark">The spool's position that is reached with this.</param>
    /// <returns>The ids that were known.</returns>
    Task<IReadOnlyList<string>> EraseAsync(IReadOnlyList<UInt128> keys, long mark, CancellationToken cancellation);

    /// <summary>Whether the engine can be asked now.</summary>
    /// <exception cref="UsageStoreUnreachableException">It cannot.</exception>
    Task CheckAsync(CancellationToken cancellation);

    /// <summary>Writes a copy of the engine's data as of one moment into a new file, while others go on; null where the engine keeps its data elsewhere.</summary>
    Task<string?> CopyAsync(string file, CancellationToken cancellation);

    /// <summary>Asks, and reads each row of the answer.</summary>
    /// <param name="ask">One text for both engines, with its values.</param>
    /// <param name="read">Is given the answer's row, valid for the call.</param>
    Task<IReadOnlyList<T>> AskAsync<T>(UsageAsk ask, Func<IUsageRow, T> read, CancellationToken cancellation);
}
