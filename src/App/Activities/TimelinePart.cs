using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Shell;

namespace Perennial.App.Activities;

/// <summary>One part of a timeline, the latest first, with who took part.</summary>
public sealed record TimelinePart(IReadOnlyList<TimelinePart.Entry> Entries, string? Next)
{
    public sealed record Entry(Activity Activity, IReadOnlyList<Participant> Contacts);

    public sealed record Participant(string ExternalId, string Name);

    /// <param name="db">Opened for the viewer.</param>
    /// <param name="account">Whose; every account's that the viewer sees when null.</param>
    /// <param name="kinds">Which kinds; all when empty.</param>
    /// <param name="paging">Which part.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<TimelinePart> ReadAsync(AppDb db, AccountId? account, IReadOnlyCollection<string> kinds, Paging paging, CancellationToken cancellation)
    {
        var rows = db.Activities.AsNoTracking().Where(a => a.ArchivedAt == null && a.TakenBackAt == null);
        if (account is { } id) rows = rows.Where(a => a.AccountId == id);
        if (kinds.Count > 0) rows = rows.Where(a => kinds.Contains(a.Kind));
        if (paging.After(2) is [var at, var last])
        {
            var (before, number) = (Micros.ToInstant(Cursor.Number(at)), Cursor.Number(last));
            rows = rows.Where(a => a.HappenedAt < before || (a.HappenedAt == before && a.Id < number));
        }
        var found = await rows.OrderByDescending(a => a.HappenedAt).ThenByDescending(a => a.Id).Take(paging.Take + 1).ToListAsync(cancellation);
        var page = found.Take(paging.Take).ToList();
        var contacts = await ContactsAsync(db, [.. page.Select(a => a.Id)], cancellation);
        return new([.. page.Select(a => new Entry(a, [.. contacts[a.Id]]))], found.Count > page.Count ? Cursor.Of(Micros.Of(page[^1].HappenedAt), page[^1].Id) : null);
    }

    public static async Task<Entry?> FindAsync(AppDb db, long id, CancellationToken cancellation) =>
        await db.Activities.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellation) is { } activity ? new(activity, [.. (await ContactsAsync(db, [id], cancellation))[id]]) : null;

    private static async Task<ILookup<long, Participant>> ContactsAsync(AppDb db, List<long> activities, CancellationToken cancellation)
    {
        var found = await (from joined in db.ActivityContacts
                           where activities.Contains(joined.ActivityId)
                           join contact in db.Contacts on joined.ContactId equals contact.Id
                           orderby contact.NameKey
                           select new { joined.ActivityId, contact.ExternalId, contact.Name }).ToListAsync(cancellation);
        return found.ToLookup(c => c.ActivityId, c => new Participant(c.ExternalId, c.Name));
    }
}
