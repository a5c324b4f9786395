using System.Security.Cryptography;
using Perennial.App.Database.Copy;
using Perennial.App.Database.Postgres;
using Perennial.App.Operations;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Operations;

public sealed class MoveTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("perennial-move-").FullName;
    private readonly TestClock _clock = new();
    private string _to = "";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(TestPostgres.Server is null, TestPostgres.Missing);
        _to = TestPostgres.For(_data + "-moved");
        var served = Directory.CreateTempSubdirectory("perennial-move-").FullName;
        await using (var host = new PerennialHost { Data = served, Relational = _ => null })
        {
            await host.InitializeAsync();
            await Fill(host);
        }
        // A copy, so that no connection which this process may still hold writes into it: a server's own process would have ended.
        foreach (var file in Directory.EnumerateFiles(served, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(_data, Path.GetRelativePath(served, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        Directory.Delete(served, recursive: true);
    }

    private static async Task Fill(PerennialHost host)
    {
        using var client = host.Client();
        await client.Bring("accounts", "account_id,name,tags,note\n" + string.Concat(Enumerable.Range(1, 300).Select(i => $"M{i},Name {i} Ä\U0001F600,t{i % 3},\"a,{i}\"\n")));
        await client.Bring("subscription-lines", "account_id,subscription_id,line_id,product,unit_price,currency,interval,start\n" + string.Concat(Enumerable.Range(1, 12_000).Select(i => $"M{i % 300 + 1},S{i},L{i},Pro,{i % 97}.25,USD,month,{2022 + i % 4}-03-01\n")));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_data, recursive: true);
        if (_to.Length > 0) TestPostgres.Drop(_to);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_workspace_moves_whole_the_source_stays_as_it_was_and_the_other_side_serves()
    {
        var before = Files();
        var report = await MoveWorkspace.RunAsync(_data, new PostgresAddress(_to), _clock, (_, _) => { }, Now);
        report.Tables.Single(t => t.Table == "subscription_line_facts").Rows.ShouldBe(12_000);
        report.Figures.ShouldBeGreaterThan(20);
        Files().Except(before).ShouldBeEmpty();
        before.Except(Files()).ShouldBeEmpty();

        await using var host = new PerennialHost { Data = _data, Relational = _ => _to };
        await host.InitializeAsync();
        host.Workspace.Store.Engine.ShouldStartWith("PostgreSQL");
        using (await host.SignedIn()) { }
        using var client = host.Client();
        (await client.Bring("accounts", "account_id,name\nM1,Name 1 changed\nM999,New\n")).Counts.ShouldBe(ImportHost.Counts(@new: 1, changed: 1));
    }

    [Fact]
    public async Task A_move_that_was_stopped_goes_on_and_what_is_half_there_is_not_served()
    {
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => MoveWorkspace.RunAsync(_data, new PostgresAddress(_to), _clock, (table, rows) =>
        {
            if (table == "subscription_line_facts") stop.Cancel();
        }, stop.Token));
        await using (var half = new PerennialHost { Data = _data, Relational = _ => _to })
            (await Should.ThrowAsync<Perennial.App.Database.StoreUnreachableException>(async () => await half.InitializeAsync())).Message.ShouldContain("is not finished");

        var copied = new List<string>();
        var report = await MoveWorkspace.RunAsync(_data, new PostgresAddress(_to), _clock, (table, rows) => copied.Add($"{table} {rows}"), Now);
        copied.ShouldNotContain(line => line.StartsWith("accounts ", StringComparison.Ordinal), "a finished table is passed over");
        copied.ShouldNotContain("subscription_line_facts 5000");
        copied.ShouldContain("subscription_line_facts 10000");
        report.Tables.Single(t => t.Table == "subscription_line_facts").Rows.ShouldBe(12_000);
    }

    [Fact]
    public async Task A_target_that_holds_a_workspace_and_a_source_that_changed_meanwhile_are_refused()
    {
        var address = new PostgresAddress(_to);
        using (var stop = new CancellationTokenSource())
            await Should.ThrowAsync<OperationCanceledException>(() => MoveWorkspace.RunAsync(_data, address, _clock, (_, _) => stop.Cancel(), stop.Token));
        await using (var host = new PerennialHost { Data = _data, Relational = _ => null })
        {
            await host.InitializeAsync();
            (await Should.ThrowAsync<Perennial.App.Database.DataDirectoryHeldException>(() => MoveWorkspace.RunAsync(_data, address, _clock, (_, _) => { }, Now))).Message.ShouldContain("in use by process");
            using var client = host.Client();
            await client.Bring("accounts", "account_id,name\nM1,Later\n");
        }
        (await Should.ThrowAsync<TargetTakenException>(() => MoveWorkspace.RunAsync(_data, address, _clock, (_, _) => { }, Now))).Message.ShouldContain("a part of another workspace");
        TestPostgres.Drop(_to);
        await MoveWorkspace.RunAsync(_data, address, _clock, (_, _) => { }, Now);
        (await Should.ThrowAsync<TargetTakenException>(() => MoveWorkspace.RunAsync(_data, address, _clock, (_, _) => { }, Now))).Message.ShouldContain("holds a workspace already");
    }

    /// <summary>Every file of the directory but the lock of whoever holds it, with its checksum.</summary>
    private List<string> Files() => [.. Directory.EnumerateFiles(_data, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(f => $"{Path.GetRelativePath(_data, f)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))}")];
}
