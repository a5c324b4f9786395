using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.Core.Filters;

namespace Perennial.App.Segments;

/// <summary>Works out who is in a segment, and writes down who came and who went.</summary>
public sealed class SegmentMembers(Workspace workspace, AccountFilters filters, AccountCounts counts) : IDisposable
{
    private const int Months = 12;
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Why a text is no filter for a segment; null when it is one.</summary>
    public async Task<FilterError?> WrongAsync(string text, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text)) return new(new(1, 0), "A segment needs a filter, such as segment:smb mrr>=500.");
        if (FilterParser.Read(text) is (null, { } unread)) return unread;
        await using var db = workspace.OpenFor(Viewer.System);
        var (ask, error) = await filters.OpenAsync(db, text, cancellation);
        if (ask is null) return error;
        return Terms(ask.Filter.Tree).FirstOrDefault(term => term.Field.ToLowerInvariant() is "as" or "in") is { } term
            ? new(term.Place, term.Field.Equals("as", StringComparison.OrdinalIgnoreCase) ? "A segment follows the present: leave 'as:' out." : "A segment cannot be made of segments. Write out what the other one asks.") : null;
    }

    /// <summary>The accounts that a filter leaves now, of all that there are.</summary>
    public async Task<HashSet<AccountId>> FittingAsync(string filter, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        return await filters.OpenAsync(db, filter, cancellation) is ({ } ask, _) ? [.. await ask.IdsAsync(cancellation)] : [];
    }

    /// <summary>Every segment, as of now.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        List<long> segments;
        await using (var db = workspace.OpenFor(Viewer.System)) segments = await db.Segments.Select(s => s.Id).ToListAsync(cancellation);
        foreach (var segment in segments) await CatchUpAsync(segment, cancellation);
    }

    public async Task CatchUpAsync(long id, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            await using var db = workspace.OpenFor(Viewer.System);
            if (await db.Segments.FirstOrDefaultAsync(s => s.Id == id, cancellation) is not { } segment) return;
            if (await filters.OpenAsync(db, segment.Filter, cancellation) is not ({ } ask, _)) return; // a field went that it names: who was in stays in
            var (fitting, day) = ((await ask.IdsAsync(cancellation)).ToHashSet(), ask.State.Day);
            var open = await db.SegmentMemberships.Where(m => m.SegmentId == id && m.LeftOn == null).ToListAsync(cancellation);
            foreach (var gone in open.Where(m => !fitting.Contains(m.AccountId))) gone.LeftOn = day;
            fitting.ExceptWith(open.Select(m => m.AccountId));
            db.AddRange(fitting.Select(account => new SegmentMembership { SegmentId = id, AccountId = account, EnteredOn = day }));
            var totals = await ask.TotalsAsync(cancellation);
            await PutAsync(db, id, day, totals, cancellation);
            await db.SaveChangesAsync(cancellation);
            counts.Forget();
            await LookBackAsync(db, segment, day, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>What the filter would have left at the ends of the last months, worked out once.</summary>
    private async Task LookBackAsync(AppDb db, Segment segment, DateOnly today, CancellationToken cancellation)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var known = await db.SegmentSizes.Where(s => s.SegmentId == segment.Id).Select(s => s.Day).ToListAsync(cancellation);
        for (var back = 0; back < Months; back++)
        {
            var day = month.AddMonths(-back).AddDays(-1);
            if (known.Contains(day)) continue;
            if (await filters.OpenAsync(db, $"({segment.Filter}) as:{day:yyyy-MM-dd}", cancellation) is not ({ } ask, _)) return;
            await PutAsync(db, segment.Id, day, await ask.TotalsAsync(cancellation), cancellation);
            await db.SaveChangesAsync(cancellation);
        }
    }

    private static async Task PutAsync(AppDb db, long segment, DateOnly day, AccountTotals totals, CancellationToken cancellation)
    {
        var mrr = (long)Math.Clamp(totals.Mrr * AccountRow.Unit, long.MinValue, long.MaxValue);
        if (await db.SegmentSizes.FindAsync([segment, day], cancellation) is { } size) (size.Accounts, size.MrrE8) = (totals.Count, mrr);
        else db.Add(new SegmentSize { SegmentId = segment, Day = day, Accounts = totals.Count, MrrE8 = mrr });
    }

    private static IEnumerable<FilterNode.Term> Terms(FilterNode node) => node switch
    {
        FilterNode.All all => all.Parts.SelectMany(Terms),
        FilterNode.Any any => any.Parts.SelectMany(Terms),
        FilterNode.Not not => Terms(not.Part),
        FilterNode.Term term => [term],
        _ => [],
    };
}
