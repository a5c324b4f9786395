using Perennial.App.Database.Bulk;

namespace Perennial.App.Database;

/// <summary>Throws the current rows of accounts and contacts away and makes them again from the facts.</summary>
public static class RebuildProjections
{
    public static async Task RunAsync(Workspace workspace, CancellationToken cancellation)
    {
        using var held = await workspace.Gate.EnterAsync(cancellation);
        using var connection = workspace.Store.Open();
        using var undone = new UndoneImports(connection);
        using var accounts = new AccountProjection(connection, undone);
        using var contacts = new ContactProjection(connection, undone);
        using var accountKeys = connection.Prepare("select id from account_keys order by id");
        using var contactKeys = connection.Prepare("select id from contact_keys order by id");
        connection.Begin();
        undone.Load();
        connection.Run("delete from contacts");
        connection.Run("delete from accounts");
        connection.Run("delete from account_team");
        connection.Run("delete from account_custom");
        while (accountKeys.Step()) accounts.Refresh(accountKeys.Long(0));
        while (contactKeys.Step()) contacts.Refresh(contactKeys.Long(0));
        connection.Commit();
    }
}
