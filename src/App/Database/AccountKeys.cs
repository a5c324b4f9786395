namespace Perennial.App.Database;

/// <summary>Every account that was ever named, also those that an undone import took out of the current ones: number and external id.</summary>
public static class AccountKeys
{
    public static IReadOnlyList<(long Id, string ExternalId)> All(Store store)
    {
        using var connection = store.Open();
        using var rows = connection.Stream("select id, external_id from account_keys");
        var keys = new List<(long, string)>();
        while (rows.Step()) keys.Add((rows.Long(0), System.Text.Encoding.UTF8.GetString(rows.Utf8(1))));
        return keys;
    }
}
