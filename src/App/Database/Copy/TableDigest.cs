using System.Security.Cryptography;

namespace Perennial.App.Database.Copy;

/// <summary>How many rows a table has, and a checksum over all of them in the order of their key: equal on every engine for equal rows.</summary>
public sealed record TableDigest(string Table, long Rows, string Sha256)
{
    public static TableDigest Of(StoreConnection connection, StoredTable table)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var rows = connection.Stream(table.Select);
        var row = new StoredRow(table);
        var count = 0L;
        for (; rows.Step(); count++)
        {
            row.Take(rows);
            sum.AppendData(row.Encoded);
        }
        return new(table.Name, count, Convert.ToHexStringLower(sum.GetHashAndReset()));
    }

    /// <summary>Of every table of a workspace.</summary>
    public static IReadOnlyList<TableDigest> OfAll(Store store)
    {
        using var connection = store.OpenAlone();
        return [.. StoredTable.InOrder(store.Tables()).Select(table => Of(connection, table))];
    }
}
