using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Changes;

/// <summary>The changes that a viewer may know of, and taking them back.</summary>
public sealed class KnownChanges(AppDb db, Viewer viewer, Workspace workspace, FactsChanged changed, TimeProvider clock)
{
    public async Task<Page<ChangeRow>> PartAsync(Paging paging, CancellationToken cancellation)
    {
        var before = paging.After(1) is [var last] ? Cursor.Number(last) : long.MaxValue;
        var rows = await db.Changes.AsNoTracking().Where(c => c.Id < before).OrderByDescending(c => c.Id).Take(paging.Take + 1).ToListAsync(cancellation);
        var page = rows.Take(paging.Take).ToList();
        var foreign = await ForeignAsync([.. page.Select(c => c.Id)], cancellation);
        return new([.. page.Where(c => !foreign.Contains(c.Id)).Select(Row)], rows.Count > page.Count ? Cursor.Of(page[^1].Id) : null);
    }

    public async Task<ChangeRow?> FindAsync(long id, CancellationToken cancellation) =>
        await OneAsync(id, cancellation) is { } change ? Row(change) : null;

    /// <returns>The change as it is now, or why it was not taken back, or neither when there is none for this viewer.</returns>
    public async Task<(ChangeRow? Change, string? Refusal)> UndoAsync(long id, CancellationToken cancellation)
    {
        if (await OneAsync(id, cancellation) is not { } change) return (null, null);
        if (!MayUndo(change)) return (Row(change), "Only who made a change, or somebody with more rights, can take it back.");
        if (change.UndoneAt is not null) return (Row(change), "This change was taken back already.");
        try
        {
            await TakeBack.ChangeAsync(workspace, id, change.Words, viewer, clock.GetUtcNow(), cancellation);
        }
        catch (UndoRefusedException refused)
        {
            return (Row(change), refused.Message);
        }
        changed.Raise();
        return (await FindAsync(id, cancellation), null);
    }

    private async Task<Change?> OneAsync(long id, CancellationToken cancellation) =>
        await db.Changes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation) is { } change && (await ForeignAsync([id], cancellation)).Count == 0 ? change : null;

    /// <summary>Those that touched anything the viewer does not see now, though they made them: what was theirs once is not for them to know, nor to write.</summary>
    private async Task<HashSet<long>> ForeignAsync(List<long?> ids, CancellationToken cancellation)
    {
        if (viewer.SeesEveryAccount) return [];
        await using var all = workspace.OpenFor(Viewer.System);
        var touched = await all.AuditEntries.AsNoTracking().Where(e => e.PersonId == viewer.PersonId && ids.Contains(e.ChangeId) && !e.Subject.StartsWith("change:")).Select(e => new { e.ChangeId, e.AccountId }).ToListAsync(cancellation);
        return [.. touched.Where(e => e.AccountId is not { } account || !viewer.Sees(account)).Select(e => e.ChangeId!.Value)];
    }

    private bool MayUndo(Change change) => viewer.May(Scopes.Lead) || (viewer.PersonId is not null && change.PersonId == viewer.PersonId);

    private ChangeRow Row(Change change) =>
        new(change.Id, change.At, change.Actor, change.Words, change.Records, change.UndoneAt, change.UndoneBy, change.UndoneAt is null && viewer.May(Scopes.Write) && MayUndo(change));
}
