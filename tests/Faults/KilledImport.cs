using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;
using Perennial.Client;

namespace Perennial.Tests.Faults;

/// <summary>
/// Drill 11: rows of which one in a hundred is bad, and kill -9 in the middle. The long form has a million rows and 512 MB of memory.
/// </summary>
public sealed class KilledImport : IDisposable
{
    private static readonly bool _long = Environment.GetEnvironmentVariable("PERENNIAL_FAULTS") == "long";
    private static readonly int _rows = _long ? 1_000_000 : 20_000;
    private readonly string _data = Directory.CreateTempSubdirectory("perennial-killed-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_good_row_is_in_once_and_every_bad_one_named_by_its_line()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Imports__RowsInBatch"] = _long ? "20000" : "200",
            ["DOTNET_GCHeapHardLimit"] = "0x18000000",
        };
        var first = await ServerProcess.Start(_data, environment).Ready();
        long id;
        await using (first)
        {
            using var client = Client(first);
            id = (await client.ImportAsync("subscription-lines", File(), "lines.csv", cancellation: Stop)).Id;
            while ((await client.ImportAsync(id, Stop)).Progress.Rows == 0) await Task.Delay(5, Stop);
            await first.Kill();
        }
        Scalar($"select rows_done from imports where id = {id}").ShouldBeInRange(1, _rows - 1, "killed in the middle");

        await using var second = await ServerProcess.Start(_data, environment).Ready();
        using var after = Client(second);
        var ended = await after.FollowImportAsync(id, Stop).LastAsync(Stop);
        ended.Status.ShouldBe("done");
        ended.Counts.ShouldBe(new ImportCounts(_rows - _rows / 100, 0, 0, _rows / 100));
        Scalar("select count(distinct line_id) from subscription_line_facts").ShouldBe(_rows - _rows / 100);
        Scalar("select count(*) from subscription_line_facts").ShouldBe(_rows - _rows / 100);
        var errors = await after.ImportErrorsAsync(id, Stop).ToListAsync(Stop);
        errors.Select(e => e.Line).ShouldBe(Enumerable.Range(1, _rows / 100).Select(i => i * 100L + 1));

        var again = await after.ImportAsync("subscription-lines", File(), "lines.csv", cancellation: Stop);
        (await after.FollowImportAsync(again.Id, Stop).LastAsync(Stop)).Counts.ShouldBe(new ImportCounts(0, 0, _rows - _rows / 100, _rows / 100));
        Scalar("select count(*) from subscription_line_facts").ShouldBe(_rows - _rows / 100);
        using var process = Process.GetProcessById(second.Id);
        process.PeakWorkingSet64.ShouldBeLessThan(512L << 20);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private static MemoryStream File()
    {
        var text = new StringBuilder("account_id,subscription_id,line_id,product,unit_price,currency,interval,start\n");
        for (var i = 1; i <= _rows; i++)
            text.Append("A").Append(i % 1000).Append(",S").Append(i).Append(",L").Append(i * 7919L % 1_000_003).Append(",Pro,").Append(i % 100 == 0 ? "ten" : "10.50").Append(",USD,month,2024-01-01\n");
        return new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private PerennialClient Client(ServerProcess server) => new(server.Url, System.IO.File.ReadAllText(Path.Combine(_data, "token")).Trim());

    private long Scalar(string sql)
    {
        using System.Data.Common.DbConnection connection = TestPostgres.Usual(_data) is { } relational ? TestPostgres.Open(relational) : new SqliteConnection($"Data Source={Path.Combine(_data, "perennial.db")};Pooling=False");
        if (connection.State == System.Data.ConnectionState.Closed) connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
