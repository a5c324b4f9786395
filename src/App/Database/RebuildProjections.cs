using Perennial.App.Database.Bulk;

namespace Perennial.App.Database;

/// <summary>Throws the current rows of accounts, contacts, contracts and products away and makes them again from the facts.</summary>
public static class RebuildProjections
{
    public static async Task RunAsync(Workspace workspace, CancellationToken cancellation)
    {
        using var held = await workspace.Gate.EnterAsync(cancellation);
        Run(workspace.Store);
    }

    /// <summary>When a migration has asked for it. Call before anybody else has opened the store.</summary>
    internal static void IfDue(Store store)
    {
        using (var connection = store.Open())
        using (var due = connection.Prepare("select 1 from rebuilds"))
            if (!due.Step()) return;
        Run(store);
    }

    private static void Run(Store store)
    {
        using var connection = store.Open();
        using var undone = new UndoneSources(connection);
        using var merges = new Merges(connection);
        using var accounts = new AccountProjection(connection, undone, merges);
        using var contacts = new ContactProjection(connection, undone, merges);
        using var contracts = new ContractProjection(connection, undone, merges);
        using var products = new ProductProjection(connection, undone);
        using var contractKeys = connection.Prepare("select id from contract_keys order by id");
        using var productKeys = connection.Prepare("select id from product_keys order by id");
        using var accountKeys = connection.Prepare("select id from account_keys order by id");
        using var contactKeys = connection.Prepare("select id from contact_keys order by id");
        connection.Begin();
        undone.Load();
        merges.Load();
        connection.Run("delete from contacts");
        connection.Run("delete from accounts");
        connection.Run("delete from account_team");
        connection.Run("delete from account_custom");
        connection.Run("delete from contact_custom");
        connection.Run("delete from account_tags");
        connection.Run("delete from contracts");
        connection.Run("delete from products");
        connection.Run("delete from rebuilds");
        while (accountKeys.Step()) accounts.Refresh(accountKeys.Long(0));
        while (contactKeys.Step()) contacts.Refresh(contactKeys.Long(0));
        while (contractKeys.Step()) contracts.Refresh(contractKeys.Long(0));
        while (productKeys.Step()) products.Refresh(productKeys.Long(0));
        connection.Commit();
    }
}
