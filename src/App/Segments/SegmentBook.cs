using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.Core.Filters;

namespace Perennial.App.Segments;

/// <summary>Segments as they are listed, shown and changed.</summary>
public sealed class SegmentBook(SegmentMembers members, AccountFilters filters, AccountCounts counts, TimeProvider clock)
{
    private const int LongestName = 60, LongestDescription = 500, Lately = 90, MostListed = 50;

    /// <summary>One segment and how large it is to the viewer.</summary>
    public sealed record Entry(Segment Segment, long Accounts, decimal Mrr, string Currency);

    /// <summary>An account that came or went.</summary>
    public sealed record Passage(DateOnly Day, string AccountId, string Name, bool Entered);

    /// <summary>Who would come and go under another filter.</summary>
    public sealed record Preview(int Entering, int Leaving, int Staying, IReadOnlyList<AccountRow> FirstEntering, IReadOnlyList<AccountRow> FirstLeaving);

    /// <summary>A field of the form that cannot be taken.</summary>
    public sealed record Wrong(string Field, string Message, FilterError? Error = null);

    public async Task<IReadOnlyList<Entry>> ListAsync(AppDb db, CancellationToken cancellation)
    {
        var segments = await db.Segments.AsNoTracking().OrderBy(s => s.NameKey).ToListAsync(cancellation);
        var entries = new List<Entry>();
        foreach (var segment in segments) entries.Add(await OfAsync(db, segment, cancellation));
        return entries;
    }

    /// <summary>By its number or its name.</summary>
    public async Task<Segment?> FindAsync(AppDb db, string idOrName, CancellationToken cancellation)
    {
        var key = FoldedKey.Of(idOrName.Trim());
        var id = long.TryParse(idOrName, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : -1;
        return await db.Segments.Where(s => s.NameKey == key || s.Id == id).OrderBy(s => s.NameKey != key).FirstOrDefaultAsync(cancellation);
    }

    public async Task<Entry> OfAsync(AppDb db, Segment segment, CancellationToken cancellation)
    {
        var ask = await MembersAsync(db, segment, cancellation);
        var totals = await ask.TotalsAsync(cancellation);
        return new(segment, totals.Count, totals.Mrr, ask.Currency);
    }

    /// <summary>The accounts in it that the viewer sees.</summary>
    public async Task<AccountAsk> MembersAsync(AppDb db, Segment segment, CancellationToken cancellation) =>
        (await filters.OpenAsync(db, $"in:{FilterText.Quoted(segment.Name)} archived:yes,no", cancellation)).Ask!;

    public static async Task<IReadOnlyList<Passage>> LatelyAsync(AppDb db, Segment segment, DateOnly today, CancellationToken cancellation)
    {
        var since = today.AddDays(-Lately);
        var begun = DateOnly.FromDateTime(segment.CreatedAt.UtcDateTime); // who was in from the beginning did not come lately
        var rows = await db.SegmentMemberships.Where(m => m.SegmentId == segment.Id && ((m.EnteredOn >= since && m.EnteredOn > begun) || m.LeftOn >= since))
            .Join(db.Accounts, m => m.AccountId, a => a.Id, (m, a) => new { m.EnteredOn, m.LeftOn, a.ExternalId, a.Name }).OrderByDescending(m => m.LeftOn ?? m.EnteredOn).Take(200).ToListAsync(cancellation);
        return [.. rows.SelectMany(m => new[] { m.LeftOn is { } left ? new Passage(left, m.ExternalId, m.Name, Entered: false) : null, m.EnteredOn >= since && m.EnteredOn > begun ? new Passage(m.EnteredOn, m.ExternalId, m.Name, Entered: true) : null })
            .OfType<Passage>().OrderByDescending(p => p.Day).ThenBy(p => p.Name, StringComparer.Ordinal).Take(MostListed)];
    }

    public async Task<Preview> PreviewAsync(AppDb db, Segment? segment, string filter, CancellationToken cancellation)
    {
        var fitting = await members.FittingAsync(filter, cancellation);
        var inside = segment is null ? [] : (await db.SegmentMemberships.Where(m => m.SegmentId == segment.Id && m.LeftOn == null).Select(m => m.AccountId).ToListAsync(cancellation)).ToHashSet();
        AccountId[] entering = [.. fitting.Except(inside)], leaving = [.. inside.Except(fitting)];
        return new(entering.Length, leaving.Length, fitting.Count - entering.Length, await RowsAsync(db, entering, cancellation), await RowsAsync(db, leaving, cancellation));
    }

    public async Task<(Segment? Segment, Wrong? Wrong)> SaveAsync(AppDb db, Segment? segment, string? name, string? filter, string? description, CancellationToken cancellation)
    {
        if (await WrongAsync(db, segment, name, filter, description, cancellation) is { } wrong) return (null, wrong);
        var (now, key) = (clock.GetUtcNow(), FoldedKey.Of(name!.Trim()));
        if (segment is null) db.Add(segment = new Segment { Name = name.Trim(), NameKey = key, Filter = filter!.Trim(), Description = description?.Trim() ?? "", MadeBy = db.Viewer.Name, CreatedAt = now, UpdatedAt = now });
        else
        {
            if (segment.Filter != filter!.Trim()) db.RemoveRange(await db.SegmentSizes.Where(s => s.SegmentId == segment.Id).ToListAsync(cancellation));
            (segment.Name, segment.NameKey, segment.Filter, segment.Description, segment.UpdatedAt) = (name.Trim(), key, filter.Trim(), description?.Trim() ?? "", now);
        }
        await db.SaveChangesAsync(cancellation);
        counts.Forget();
        await members.CatchUpAsync(segment.Id, cancellation);
        return (segment, null);
    }

    public async Task DeleteAsync(AppDb db, Segment segment, CancellationToken cancellation)
    {
        segment.DeletedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        counts.Forget();
    }

    /// <summary>Takes a deletion back; null when there is none, or when the name is taken by now.</summary>
    public async Task<Segment?> RestoreAsync(AppDb db, long id, CancellationToken cancellation)
    {
        if (await db.Segments.IgnoreQueryFilters(["present"]).FirstOrDefaultAsync(s => s.Id == id && s.DeletedAt != null, cancellation) is not { } segment) return null;
        if (await db.Segments.AnyAsync(s => s.NameKey == segment.NameKey, cancellation)) return null;
        segment.DeletedAt = null;
        await db.SaveChangesAsync(cancellation);
        counts.Forget();
        await members.CatchUpAsync(id, cancellation);
        return segment;
    }

    public async Task<Wrong?> WrongAsync(AppDb db, Segment? segment, string? name, string? filter, string? description, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName) return new("name", $"A segment needs a name of at most {LongestName} characters.");
        if (description?.Length > LongestDescription) return new("description", $"A description has at most {LongestDescription} characters.");
        var key = FoldedKey.Of(name.Trim());
        if (key is "none" or "any") return new("name", $"'{name.Trim()}' has a meaning of its own in filters. Take another name.");
        if (await db.Segments.AnyAsync(s => s.NameKey == key && (segment == null || s.Id != segment.Id), cancellation)) return new("name", $"There is a segment {name.Trim()} already.");
        return await members.WrongAsync(filter ?? "", cancellation) is { } error ? new("filter", error.Message, error) : null;
    }

    private static async Task<IReadOnlyList<AccountRow>> RowsAsync(AppDb db, AccountId[] accounts, CancellationToken cancellation)
    {
        var some = accounts.Take(2000).ToList();
        return await RowsOfAccounts.Now(db).AsNoTracking().Where(a => some.Contains(a.Id)).OrderByDescending(a => a.MrrE8).Take(20).Select(RowsOfAccounts.Shown).ToListAsync(cancellation);
    }
}
