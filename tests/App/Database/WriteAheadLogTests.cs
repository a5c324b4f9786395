using Perennial.App.Access;
using Perennial.App.Database;

namespace Perennial.Tests.App.Database;

public sealed class WriteAheadLogTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_leaves_the_gate_tidies_before_the_next_writer_comes_in()
    {
        var tidied = 0;
        using var gate = new WriteGate(() => { }, () => tidied++);
        using (await gate.EnterAsync(Now)) tidied.ShouldBe(0);
        tidied.ShouldBe(1);
        var held = await gate.EnterAsync(Now);
        var next = gate.EnterAsync(Now).AsTask();
        next.IsCompleted.ShouldBeFalse();
        held.Dispose();
        held.Dispose();
        (await next).Dispose();
        tidied.ShouldBe(3);
    }

    [Fact]
    public async Task A_large_log_goes_into_the_database_when_nobody_writes()
    {
        var path = Directory.CreateTempSubdirectory("perennial-wal-").FullName;
        try
        {
            using var workspace = Workspace.Open(path, "a test", TimeProvider.System);
            var log = new FileInfo(workspace.Directory.DatabaseFile + "-wal");
            using var connection = workspace.Store.OpenAlone(); // open to the end: with the last connection the log would go too
            using (await workspace.Gate.EnterAsync(Now))
            {
                connection.Run("create table filler (x blob)");
                for (var i = 0; i < 70; i++) connection.Run("insert into filler values (randomblob(1048576))");
                log.Refresh();
                log.Length.ShouldBeGreaterThan(64L << 20);
            }
            log.Refresh();
            log.Length.ShouldBe(0);
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    [Fact]
    public async Task What_a_killed_server_left_of_uploads_goes_at_the_start_and_what_an_import_needs_stays()
    {
        await using var host = await PerennialHost.StartAsync();
        using (var client = Import.ImportHost.Client(host)) await Import.ImportHost.Bring(client, "accounts", "account_id\nA1\n");
        var kept = Directory.GetFiles(host.Workspace.Directory.Imports);
        kept.ShouldHaveSingleItem();
        foreach (var left in (string[])["0.part", "1.csv"]) await File.WriteAllTextAsync(Path.Combine(host.Workspace.Directory.Imports, left), "account_id\n", Now);
        await host.Restart();
        Directory.GetFiles(host.Workspace.Directory.Imports).ShouldBe(kept);
    }
}
