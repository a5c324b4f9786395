using Perennial.App.Database;
using Perennial.App.Import.Csv;

namespace Perennial.Bench.Import;

/// <summary>
/// The floor: the same CSV through the same reader into the same tables, with the same indexes, sync level and rows a transaction, and nothing else:
/// no check, no canonical form, no look at what is there, no digest, no progress, no error.
/// </summary>
internal static class BareLoader
{
    private const string Insert = """
        insert into subscription_line_facts (account_id, subscription_id, line_id, product, kind, quantity, unit_price, currency, billing_interval, interval_count,
          start_at, end_at, trial_start, trial_end, cancelled_at, past_due_from, dunning_ends, paused_from, paused_to,
          discount_percent, discount_amount, discount_duration, discount_end, recorded_at, digest)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, 1704067200000000, 0)
        """;

    public static async Task<long> RunAsync(Workspace workspace, string file, int rowsInBatch)
    {
        var accounts = new Dictionary<string, long>(StringComparer.Ordinal);
        using var connection = workspace.Store.OpenAlone();
        using var insert = connection.Prepare(Insert);
        using var key = connection.Prepare("insert into account_keys (external_id, created_at) values (?1, 0) returning id");
        using var account = connection.Prepare("insert into accounts (id, external_id, name, name_key, tags, custom, named_only, created_at, updated_at, version) values (?1, ?2, ?2, ?2, '[]', '{}', true, 0, 0, 1)");
        await using var stream = File.OpenRead(file);
        var records = new CsvRecords(stream, (byte)',') { Columns = 24 };
        records.Read();
        var more = true;
        long rows = 0;
        while (more)
        {
            using var held = await workspace.Gate.EnterAsync(CancellationToken.None);
            connection.Begin();
            for (var row = 0; row < rowsInBatch && (more = records.Read()); row++, rows++) Add(records);
            connection.Commit();
            workspace.Store.Checkpoint(64 << 20);
        }
        return rows;

        void Add(CsvRecords record)
        {
            insert.Bind(1, Account(System.Text.Encoding.UTF8.GetString(record[0])));
            for (var column = 1; column <= 22; column++)
            {
                if (record[column].IsEmpty) insert.BindNull(column + 1);
                else insert.Bind(column + 1, record[column]);
            }
            insert.Run();
        }

        long Account(string externalId)
        {
            if (accounts.TryGetValue(externalId, out var id)) return id;
            key.Bind(1, externalId);
            key.Step();
            id = key.Long(0);
            key.Finish();
            account.Bind(1, id);
            account.Bind(2, externalId);
            account.Run();
            accounts.Add(externalId, id);
            return id;
        }
    }
}
