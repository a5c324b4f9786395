using Perennial.App.Database.Bulk;

namespace Perennial.App.Database;

/// <summary>Throws the current rows of accounts and contacts away and makes them again from the facts.</summary>
public static class RebuildProjections
{
    public static async Task RunAsync(Workspace workspace, CancellationToken cancellation)
    {
        using var held = await workspace.Gate.EnterAsync(cancellation);
        using var connection = workspace.Store.Open();
        var database = connection.Handle!;
        using var undone = new UndoneImports(database);
        using var accounts = new AccountProjection(database, undone);
        using var contacts = new ContactProjection(database, undone);
        using var accountKeys = new Statement(database, "select id from account_keys order by id");
        using var contactKeys = new Statement(database, "select id from contact_keys order by id");
        Statement.Run(database, "begin immediate");
        undone.Load();
        Statement.Run(database, "delete from contacts");
        Statement.Run(database, "delete from accounts");
        Statement.Run(database, "delete from account_team");
        Statement.Run(database, "delete from account_custom");
        while (accountKeys.Step()) accounts.Refresh(accountKeys.Long(0));
        while (contactKeys.Step()) contacts.Refresh(contactKeys.Long(0));
        Statement.Run(database, "commit");
    }
}
