using Perennial.App.Database.Bulk;
using Perennial.App.Import;

namespace Perennial.App.Database;

/// <summary>Takes a whole import back: its facts stay but no longer count, and the current rows that it touched are made again.</summary>
public static class UndoImport
{
    private const string Touched = """
        select account_id from account_facts where import_id = ?1
        union select account_id from contact_facts where import_id = ?1
        union select a.id from accounts a where a.named_only and exists (select 1 from subscription_line_facts f where f.account_id = a.id and f.import_id = ?1)
        """;

    public static async Task RunAsync(Workspace workspace, long import, DateTimeOffset at, CancellationToken cancellation)
    {
        using var held = await workspace.Gate.EnterAsync(cancellation);
        using var connection = workspace.Store.OpenAlone();
        using var undone = new UndoneImports(connection);
        using var accounts = new AccountProjection(connection, undone);
        using var contacts = new ContactProjection(connection, undone);
        using var mark = connection.Prepare($"update imports set undone_at = ?2, status = '{nameof(ImportStatus.Undone).ToLowerInvariant()}' where id = ?1");
        connection.Begin();
        mark.Bind(1, import);
        mark.Bind(2, Micros.Of(at));
        mark.Run();
        undone.Load();
        foreach (var contact in Ids("select distinct contact_id from contact_facts where import_id = ?1")) contacts.Refresh(contact);
        foreach (var account in Ids(Touched)) accounts.Refresh(account);
        connection.Commit();

        List<long> Ids(string sql)
        {
            using var rows = connection.Prepare(sql);
            rows.Bind(1, import);
            var ids = new List<long>();
            while (rows.Step()) ids.Add(rows.Long(0));
            return ids;
        }
    }
}
