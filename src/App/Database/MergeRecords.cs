using Perennial.App.Accounts;
using Perennial.App.Contacts;
using Perennial.App.Database.Bulk;

namespace Perennial.App.Database;

/// <summary>
/// Merges a record into another of its kind, as one change that can be taken back. What the one that stays lacks it takes over from its double,
/// lists are united, and where both say something it keeps its own unless told otherwise. Whatever belongs to the double belongs to it from now on.
/// </summary>
public static class MergeRecords
{
    /// <param name="workspace">Where.</param>
    /// <param name="from">The double.</param>
    /// <param name="into">The one that stays.</param>
    /// <param name="take">Fields in which the double is right, as facts name them; custom ones as <c>custom.name</c>.</param>
    /// <param name="note">Who, and what people will call it.</param>
    /// <param name="at">When.</param>
    /// <param name="keep">False only tries it: whether it is refused, without a trace.</param>
    /// <param name="cancellation">Stops the waiting, not the writing.</param>
    /// <returns>The change's number; 0 for a try.</returns>
    /// <exception cref="MergeRefusedException">The two cannot be one.</exception>
    public static Task<long> AccountsAsync(Workspace workspace, AccountId from, AccountId into, IReadOnlySet<string> take, ChangeNote note, DateTimeOffset at, bool keep, CancellationToken cancellation) =>
        RunAsync(workspace, note, at, keep, merger => merger.Accounts(from.Value, into.Value, take), cancellation);

    /// <inheritdoc cref="AccountsAsync"/>
    public static Task<long> ContactsAsync(Workspace workspace, ContactId from, ContactId into, IReadOnlySet<string> take, ChangeNote note, DateTimeOffset at, bool keep, CancellationToken cancellation) =>
        RunAsync(workspace, note, at, keep, merger => merger.Contacts(from.Value, into.Value, take), cancellation);

    private static async Task<long> RunAsync(Workspace workspace, ChangeNote note, DateTimeOffset at, bool keep, Action<RecordMerger> merge, CancellationToken cancellation)
    {
        using var held = await workspace.Gate.EnterAsync(cancellation);
        using var connection = workspace.Store.OpenAlone();
        using var change = new ChangeBook(connection, workspace.Audit, note, at);
        connection.Begin();
        using var merger = new RecordMerger(connection, change, Micros.Of(at));
        change.Begin();
        merge(merger);
        if (!keep)
        {
            connection.Rollback();
            return 0;
        }
        change.End();
        connection.Commit();
        return change.Id;
    }
}
