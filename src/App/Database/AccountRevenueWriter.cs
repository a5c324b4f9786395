using System.Globalization;
using Perennial.App.Accounts;

namespace Perennial.App.Database;

/// <summary>Writes rows of the revenue projection, many at a time. Call while holding the write gate.</summary>
public static class AccountRevenueWriter
{
    private const string Upsert = """
        insert into account_revenue (account_id, status, mrr_e8, change_e8, first_paid, last_change, spark, unpriced) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        on conflict (account_id) do update set status = excluded.status, mrr_e8 = excluded.mrr_e8, change_e8 = excluded.change_e8,
          first_paid = excluded.first_paid, last_change = excluded.last_change, spark = excluded.spark, unpriced = excluded.unpriced
        """;

    public static void Write(Store store, IReadOnlyList<AccountRevenue> rows)
    {
        using var connection = store.Open();
        using var upsert = connection.Prepare(Upsert);
        connection.Begin();
        foreach (var row in rows)
        {
            upsert.Bind(1, row.AccountId.Value);
            upsert.Bind(2, row.Status.ToString().ToLowerInvariant());
            upsert.Bind(3, row.MrrE8);
            upsert.Bind(4, row.ChangeE8);
            upsert.Bind(5, Text(row.FirstPaid));
            upsert.Bind(6, Text(row.LastChange));
            upsert.Bind(7, row.Spark);
            upsert.Bind(8, row.Unpriced);
            upsert.Run();
        }
        connection.Commit();
    }

    /// <summary>Every account pays nothing until it is written again: lists begin at these rows, so each account keeps one.</summary>
    public static void Clear(Store store)
    {
        using var connection = store.Open();
        connection.Run("delete from account_revenue");
        Fill(connection);
    }

    /// <summary>A row for each account that has none.</summary>
    public static void Fill(Store store)
    {
        using var connection = store.Open();
        Fill(connection);
    }

    private static void Fill(StoreConnection connection) => connection.Run("""
        insert into account_revenue (account_id, status, mrr_e8, change_e8, spark)
        select a.id, 'never', 0, 0, '[]' from accounts a where not exists (select 1 from account_revenue r where r.account_id = a.id)
        """);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
