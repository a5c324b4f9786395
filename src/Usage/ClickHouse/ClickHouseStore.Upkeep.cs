using System.Globalization;
using System.Security.Cryptography;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.Usage.ClickHouse;

/// <summary>
/// Sums made anew, single events let go, a person erased. New sums are written beside the old ones, under the number of a batch, and count from when that batch does.
/// </summary>
public sealed partial class ClickHouseStore
{
    private long _unfolded, _folded;
    private Task? _untilOver;

    /// <summary>So many sums of batches, or as many as were put together already, are put together with them.</summary>
    internal long FoldAt { get; set; } = 5_000_000;

    public async Task RebuildAsync(string zone, CancellationToken cancellation)
    {
        if (_isDoubtful) await StartAnewAsync(cancellation);
        var ends = (await AskAsync("select min(moment), max(moment) from events", [], row => row.IsNull(0) ? (null, null) : ((long?)row.Long(0), (long?)row.Long(1)), cancellation)).Single();
        var (days, people) = In(zone);
        var first = RawFrom is { } kept ? DayOf(days, kept) : (DateOnly?)null;
        List<string> makings = first is { } since ? [Folded($" and day < {UsageFacts.Day(since)}")] : [];
        if (ends is ({ } from, { } last) && (RawFrom ?? from) <= last) makings.Add($"""
            with events as (select * from {_address.Database}.event_rows where {_ledger.Now.Sql})
            select {_ledger.Number}, {_ledger.Number}, day, source, person, name, toInt64(events), amount, milliseconds, last_at from {new UsageFacts(days, false, false).RawRows(first ?? DayOf(days, from), DayOf(days, last).AddDays(1))}
            """);
        await MakeAsync(makings, new Edition(_ledger.Number, zone, RawFrom), zone == Zone ? null : people, cancellation);
        (_days, _people, _isDoubtful) = (days, people, true);
        await _people.LoadAsync(cancellation);
        _isDoubtful = false;
        await _questions.UntilOverAsync().WaitAsync(cancellation);
        await TidyAsync(cancellation);
    }

    public async Task ForgetRawAsync(long before, CancellationToken cancellation)
    {
        if (_isDoubtful) await StartAnewAsync(cancellation);
        if (before <= (RawFrom ?? long.MinValue)) return;
        await MakeAsync([], _ledger.Now.Edition with { RawFrom = before }, null, cancellation);
        await _questions.UntilOverAsync().WaitAsync(cancellation);
        await TidyAsync(cancellation);
    }

    public async Task<IReadOnlyList<string>> EraseAsync(IReadOnlyList<UInt128> keys, long mark, CancellationToken cancellation)
    {
        if (_isDoubtful) await StartAnewAsync(cancellation);
        var (asked, who) = (keys.ToHashSet(), _people.Links);
        // A try that was cut off may have left the keys on one node alone.
        var told = await Task.WhenAll(_nodes.Select(node => node.AskAsync($"select number, key, id from {_address.Database}.person_rows where {_ledger.Now.Sql}", UsageAsk.NoValues, [], row => (Number: (int)row.Long(0), Key: row.Huge(1), Id: row.Text(2)!), cancellation)));
        var known = told.SelectMany(of => of).Distinct().ToList();
        var persons = known.Where(p => asked.Contains(p.Key)).Select(p => who.Of(p.Number)).ToHashSet();
        var gone = known.Where(p => persons.Contains(who.Of(p.Number))).ToList();
        var numbers = gone.Select(p => p.Number).Distinct().ToList();
        if (gone.Count > 0)
        {
            const string waiting = "settings mutations_sync = 1";
            await RunAsync(
            [
                $"alter table {_address.Database}.trait_rows delete where of_group = 0 and number in ({Numbers.List(numbers)}) {waiting}",
                $"alter table {_address.Database}.event_rows update properties = '' where person in ({Numbers.List(numbers)}) {waiting}",
            ], cancellation);
            await RunAsync([.. numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"alter table {_address.Database}.person_rows update id = 'erased-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}', key = toUInt128('{BitConverter.ToUInt128(RandomNumberGenerator.GetBytes(16))}') where number = {number} {waiting}"))], cancellation);
            Names.People.Remove(gone.Select(p => p.Key).ToHashSet());
        }
        if (mark > Mark)
        {
            _isDoubtful = true;
            await _ledger.CountAsync(mark, cancellation);
            _isDoubtful = false;
        }
        return [.. gone.Select(p => p.Id).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>On every node, one after the other.</summary>
    private Task RunAsync(IReadOnlyList<string> statements, CancellationToken cancellation) => Task.WhenAll(_nodes.Select(async node =>
    {
        foreach (var statement in statements) await node.RunAsync(statement, cancellation);
    }));

    /// <summary>Puts the sums of batches together with those of the same days, when there are many; and removes the former ones at a later batch, when nobody reads them.</summary>
    private async Task FoldAsync(int more, CancellationToken cancellation)
    {
        if (_untilOver is { IsCompleted: true })
        {
            await TidyAsync(cancellation);
            _untilOver = null;
        }
        _unfolded += more;
        if (_untilOver is not null || _unfolded <= Math.Max(FoldAt, _folded)) return;
        await MakeAsync([Folded("")], _ledger.Now.Edition with { Sums = _ledger.Number }, null, cancellation);
        _unfolded = 0;
        _untilOver = _questions.UntilOverAsync();
    }

    private string Folded(string where) => string.Create(CultureInfo.InvariantCulture, $"""
        select {_ledger.Number}, {_ledger.Number}, day, source, person, name, sum(events), sum(amount), sum(milliseconds), max(last_at)
        from {_address.Database}.daily_rows where edition = {_ledger.Now.Edition.Sums} and {_ledger.Now.Sql}{where} group by day, source, person, name
        """);

    /// <summary>Makes sums by day on each node, of its own rows, and lets them count instead of those before.</summary>
    /// <param name="makings">Questions to each node.</param>
    /// <param name="edition">What counts then.</param>
    /// <param name="people">Who belong where in other days than before.</param>
    private async Task MakeAsync(IReadOnlyList<string> makings, Edition edition, People? people, CancellationToken cancellation)
    {
        _isDoubtful = true;
        await Task.WhenAll(_nodes.Select(async node =>
        {
            foreach (var making in makings) await node.RunAsync($"insert into {_address.Database}.daily_rows {making}", cancellation);
        }));
        if (people is not null)
        {
            var parts = _nodes.Select(_ => new NodeRows()).ToArray();
            await people.LoadAsync(cancellation);
            await people.RenewAllAsync(_ledger.Number, parts, cancellation);
            await WriteAsync(parts, cancellation);
        }
        await _ledger.CountAsync(Mark, cancellation, edition);
        _isDoubtful = false;
    }

    /// <summary>Removes what no question reads any more. Answers do not depend on it: what is left over goes the next time.</summary>
    private async Task TidyAsync(CancellationToken cancellation)
    {
        var (sums, _, rawFrom) = _ledger.Now.Edition;
        try
        {
            await RemoveAsync([("daily_rows", string.Create(CultureInfo.InvariantCulture, $"edition <> {sums}")), .. rawFrom is { } from ? [("event_rows", string.Create(CultureInfo.InvariantCulture, $"moment < {from}"))] : Array.Empty<(string, string)>()], cancellation);
            _folded = (await AskAsync($"select count() from {Views.All(_address, "daily_rows")} where batch = {sums.ToString(CultureInfo.InvariantCulture)}", [], row => row.Long(0), cancellation)).Single();
        }
        catch (UsageStoreUnreachableException)
        {
            // A node is gone; the next batch will find that.
        }
    }

    private static DateOnly DayOf(LocalDays days, long at) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(days.Of(at));
}
