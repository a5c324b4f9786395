using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Database.Bulk;
using Perennial.App.Revenue;
using Perennial.App.Shell;

namespace Perennial.App.Merging;

/// <summary>Finds the two records of a merge as the viewer sees them, and merges them.</summary>
public sealed class MergeWork(AppDb db, Viewer viewer, Workspace workspace, MergedRecords merged, FactsChanged changed, TimeProvider clock)
{
    /// <summary>Null when there is no such account for this viewer. The view has no double when none was named, or none is known by that name.</summary>
    public async Task<Merge?> AccountsAsync(string accountId, string? with, CancellationToken cancellation)
    {
        var (id, other) = (Addresses.ExternalId(accountId), with?.Trim());
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.ExternalId == id, cancellation) is not { } kept) return null;
        var lost = string.IsNullOrEmpty(other) ? null : await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.ExternalId == other, cancellation);
        var view = await new AccountMerge(db, merged).ViewAsync(kept, lost?.Id == kept.Id ? null : lost, cancellation);
        return new(With(view, other, lost is not null)) { Accounts = lost is null ? null : (lost.Id, kept.Id) };
    }

    /// <summary>The same of contacts.</summary>
    public async Task<Merge?> ContactsAsync(string contactId, string? with, CancellationToken cancellation)
    {
        var (id, other) = (Addresses.ExternalId(contactId), with?.Trim());
        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.ExternalId == id, cancellation) is not { } kept) return null;
        var lost = string.IsNullOrEmpty(other) ? null : await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.ExternalId == other, cancellation);
        var view = await new ContactMerge(db).ViewAsync(kept, lost?.Id == kept.Id ? null : lost, cancellation);
        return new(With(view, other, lost is not null)) { Contacts = lost is null ? null : (lost.Id, kept.Id) };
    }

    /// <returns>The change's number, or why the two cannot be one.</returns>
    public async Task<(long Change, string? Refusal)> DoAsync(Merge merge, IEnumerable<string> take, CancellationToken cancellation)
    {
        var view = merge.View;
        var (names, note) = (view.Names(take), new ChangeNote(viewer, $"{view.Lost!.Name} merged into {view.Kept.Name}"));
        try
        {
            var change = await RunAsync(merge, names, note, keep: true, cancellation);
            changed.Raise();
            return (change, null);
        }
        catch (MergeRefusedException refused)
        {
            return (0, refused.Message);
        }
    }

    /// <summary>As far as the merge would get, and back.</summary>
    /// <returns>Why the two cannot be one; null when they can.</returns>
    public async Task<string?> TryAsync(Merge merge, IEnumerable<string> take, CancellationToken cancellation)
    {
        try
        {
            await RunAsync(merge, merge.View.Names(take), new ChangeNote(viewer, "Tried"), keep: false, cancellation);
            return null;
        }
        catch (MergeRefusedException refused)
        {
            return refused.Message;
        }
    }

    private Task<long> RunAsync(Merge merge, IReadOnlySet<string> names, ChangeNote note, bool keep, CancellationToken cancellation) => merge.Accounts is var (from, into)
        ? MergeRecords.AccountsAsync(workspace, from, into, names, note, clock.GetUtcNow(), keep, cancellation)
        : MergeRecords.ContactsAsync(workspace, merge.Contacts!.Value.From, merge.Contacts.Value.Into, names, note, clock.GetUtcNow(), keep, cancellation);

    private static MergeView With(MergeView view, string? asked, bool known) => string.IsNullOrEmpty(asked) ? view : view with
    {
        Asked = asked,
        Wrong = !known ? $"There is no {view.Kind} '{asked}'." : view.Lost is null ? $"That is the {view.Kind} itself." : null,
    };
}
