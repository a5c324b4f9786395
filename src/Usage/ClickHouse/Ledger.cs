namespace Perennial.Usage.ClickHouse;

/// <summary>
/// Which batches count. A batch is written under a number that was never used, to all its nodes; then one row on the first node says that it is done: from then on it counts, all of it.
/// A number whose row is not known to stand is made void, before the batch is written anew under the next one; void holds for ever, also when the row comes late.
/// So at any time the numbers in use go up to one beyond the last that is done or void, which is all that a new start has to know.
/// </summary>
internal sealed class Ledger(ClickHouseNode keeper, string database, string zone)
{
    private const int Done = 1, Void = 2, PruneAt = 20_000;
    private const long All = long.MinValue;
    private long _next;

    public Counted Now { get; private set; } = new(0, [], 0, new(0, zone, null));

    /// <summary>The number of the batch that is being written.</summary>
    public long Number => _next;

    /// <summary>At the start: what an earlier process may have begun is void.</summary>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        var rows = await keeper.AskAsync($"select kind, batch, mark from {database}.batches order by batch", Nothing, [], row => (Kind: (int)row.Long(0), Batch: row.Long(1), Mark: row.Long(2)), cancellation);
        var voids = rows.Where(r => r.Kind == Void).Select(r => r.Batch).ToHashSet();
        var last = rows.LastOrDefault(r => r.Kind == Done && !voids.Contains(r.Batch));
        _next = rows.Select(r => r.Batch).DefaultIfEmpty(0).Max() + 1;
        Now = Now with { UpTo = last.Batch, Void = [.. voids.Order()], Mark = last.Mark };
        var editions = await keeper.AskAsync($"select sums, zone, raw_from from {database}.editions where {Now.Sql} order by batch desc limit 1", Nothing, [], row => new Edition(row.Long(0), row.Text(1)!, row.Long(2) is var from and not All ? from : null), cancellation);
        if (editions is [var edition]) Now = Now with { Edition = edition };
        await PruneAsync(cancellation);
        await GiveUpAsync(cancellation);
    }

    /// <summary>The number is not used again, whatever was written under it.</summary>
    public async Task GiveUpAsync(CancellationToken cancellation)
    {
        await keeper.AddAsync("batches", new RowBinary().Int(Void).Long(_next).Long(0), cancellation);
        Now = Now with { Void = [.. Now.Void, _next] };
        _next++;
    }

    /// <summary>All of the batch stands: it counts.</summary>
    /// <param name="edition">What it makes of the sums by day, where it is more than a batch of events.</param>
    public async Task CountAsync(long mark, CancellationToken cancellation, Edition? edition = null)
    {
        if (edition is not null) await keeper.AddAsync("editions", new RowBinary().Long(_next).Long(edition.Sums).Text(edition.Zone).Long(edition.RawFrom ?? All), cancellation);
        await keeper.AddAsync("batches", new RowBinary().Int(Done).Long(_next).Long(mark), cancellation);
        Now = Now with { UpTo = _next, Mark = mark, Edition = edition ?? Now.Edition };
        _next++;
        if (_next % PruneAt == 0) await PruneAsync(cancellation);
    }

    /// <summary>Only the last row of those that are done is of use.</summary>
    private Task PruneAsync(CancellationToken cancellation) =>
        keeper.RunAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"delete from {database}.batches where kind = {Done} and batch < {Now.UpTo}"), cancellation);

    private static IReadOnlyDictionary<string, object> Nothing => Store.UsageAsk.NoValues;
}
