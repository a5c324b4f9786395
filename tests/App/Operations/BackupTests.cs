using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Perennial.App.Database;
using Perennial.App.Database.Copy;
using Perennial.App.Operations;
using Perennial.Client;
using Perennial.Tests.App.Import;
using Perennial.Usage;

namespace Perennial.Tests.App.Operations;

public sealed class BackupTests(PerennialHost host) : IClassFixture<PerennialHost>, IAsyncLifetime
{
    private const string Passphrase = "seven quiet rivers";
    private readonly string _place = Directory.CreateTempSubdirectory("perennial-backup-").FullName;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_place, "a.backup");
    private string Restored => Path.Combine(_place, "restored");

    public async ValueTask InitializeAsync()
    {
        using var client = host.Client();
        await client.Bring("accounts", "account_id,name,tags,note\nB1,Größe \U0001F600,a;b,x\nB2,Two,,\n");
        await client.Bring("subscription-lines", "account_id,subscription_id,line_id,product,unit_price,currency,interval,start\nB1,S1,L1,Pro,10.50,USD,month,2024-01-01\n");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_place, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_restored_workspace_has_every_row_serves_and_lets_people_sign_in()
    {
        await Make(Passphrase);
        var report = await RestoreBackup.RunAsync(File, Restored, TestPostgres.Usual(Restored), Passphrase, host.Clock, Now);
        report.WithKeys.ShouldBeTrue();
        await using var again = await PerennialHost.StartAsync(data: Restored);
        const string Rows = "select external_id, name, tags, custom from accounts order by external_id";
        again.Rows(Rows).ShouldBe(host.Rows(Rows));
        again.Rows(Rows).Count.ShouldBeGreaterThan(1);
        Directory.GetFiles(Path.Combine(Restored, "imports")).Length.ShouldBe(Directory.GetFiles(Path.Combine(host.DataDirectory, "imports")).Length);
        Directory.GetFiles(Path.Combine(Restored, "keys")).Select(Path.GetFileName).ShouldBe(Directory.GetFiles(Path.Combine(host.DataDirectory, "keys")).Select(Path.GetFileName), ignoreOrder: true);
        using (await again.SignedIn()) { }
        using var client = again.Client();
        (await client.Bring("accounts", "account_id,name\nB9,New\n")).Counts.ShouldBe(ImportHost.Counts(@new: 1), "numbers go on behind those that came along");
    }

    [Fact]
    public async Task Events_come_along_and_still_count_once()
    {
        const string Events = "timestamp,event,user_id,account_id,message_id\n2026-01-01T10:00:00Z,open,u1,B1,m1\n2026-01-02T10:00:00Z,open,u2,B1,m2\n";
        using (var client = host.Client()) await client.Bring("events", Events);
        await Make(null);
        await RestoreBackup.RunAsync(File, Restored, TestPostgres.Usual(Restored), null, host.Clock, Now);
        await using var again = await PerennialHost.StartAsync(data: Restored);
        using var restored = again.Client();
        await again.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
        var january = new FigureQuery { From = new(2026, 1, 1), To = new(2026, 2, 1), Grain = "month" };
        (await restored.MetricsAsync(["mau"], january, Now)).Single().Value.ShouldBe(2);
        (await restored.Bring("events", Events)).Counts.Doubled.ShouldBe(2);
    }

    [Fact]
    public async Task A_backup_of_one_database_is_restored_into_the_other()
    {
        Assert.SkipWhen(TestPostgres.Server is null, TestPostgres.Missing);
        await Make(null);
        var relational = TestPostgres.IsUsual ? null : TestPostgres.For(Restored);
        var report = await RestoreBackup.RunAsync(File, Restored, relational, null, host.Clock, Now);
        report.WithKeys.ShouldBeFalse();
        Directory.Exists(Path.Combine(Restored, "keys")).ShouldBeFalse();
        var parts = report.Manifest.Parts.Where(p => p.Rows is not null).Select(p => new TableDigest(p.Name[BackupManifest.Tables.Length..], p.Rows!.Value, p.Sha256)).ToList();
        parts.Count(t => t.Rows > 0).ShouldBeGreaterThan(8);
        using (var looked = Workspace.Open(Restored, "a test", host.Clock, relational)) TableDigest.OfAll(looked.Store).ShouldBe(parts, ignoreOrder: true);
        await using var other = new PerennialHost { Data = Restored, Relational = _ => relational, HasOwner = false };
        await other.InitializeAsync();
        other.Workspace.Store.Engine[..3].ShouldNotBe(host.Workspace.Store.Engine[..3]);
        using (await other.SignedIn()) { }
        if (relational is not null) TestPostgres.Drop(relational);
    }

    [Fact]
    public async Task A_restore_that_was_killed_is_not_served_and_begins_anew()
    {
        Assert.SkipWhen(TestPostgres.Server is null, TestPostgres.Missing);
        await Make(null);
        var relational = TestPostgres.For(Restored);
        using (var schema = new NpgsqlConnection(relational))
        {
            await schema.OpenAsync(Now);
            await using var half = new NpgsqlCommand($"create schema {new NpgsqlConnectionStringBuilder(relational).SearchPath}; create table {StoreCopy.Restoring} (name text primary key); create table accounts (id bigint primary key)", schema);
            await half.ExecuteNonQueryAsync(Now);
        }
        Should.Throw<StoreUnreachableException>(() => Workspace.Open(Path.Combine(_place, "other"), "a test", host.Clock, relational)).Message.ShouldContain("Run perennial restore again");
        await RestoreBackup.RunAsync(File, Restored, relational, null, host.Clock, Now);
        using (var looked = Workspace.Open(Restored, "a test", host.Clock, relational)) looked.Store.Has(StoreCopy.Restoring).ShouldBeFalse();
        TestPostgres.Drop(relational);
    }

    [Theory]
    [InlineData("cut off", "is not whole")]
    [InlineData("altered", "was altered")]
    [InlineData("longer", "is not whole")]
    public async Task A_file_that_is_not_as_it_was_written_is_refused_and_nothing_is_left(string how, string why)
    {
        await Make(null);
        var bytes = await System.IO.File.ReadAllBytesAsync(File, Now);
        if (how == "cut off") bytes = bytes[..(bytes.Length / 2)];
        else if (how == "altered") bytes[bytes.Length / 3] ^= 1;
        else bytes = [.. bytes, 0];
        await System.IO.File.WriteAllBytesAsync(File, bytes, Now);
        (await Should.ThrowAsync<BackupRefusedException>(() => RestoreBackup.RunAsync(File, Restored, null, null, host.Clock, Now))).Message.ShouldContain(why);
        Directory.GetFileSystemEntries(_place).ShouldBe([File]);
    }

    [Fact]
    public async Task Another_passphrase_and_a_directory_in_use_are_refused()
    {
        await Make(Passphrase);
        (await Should.ThrowAsync<BackupRefusedException>(() => RestoreBackup.RunAsync(File, Restored, null, "another passphrase", host.Clock, Now))).Message.ShouldContain("another passphrase");
        (await Should.ThrowAsync<BackupRefusedException>(() => RestoreBackup.RunAsync(File, host.DataDirectory, null, null, host.Clock, Now))).Message.ShouldContain("is not empty");
        using var api = host.Api();
        (await api.PostAsJsonAsync("/api/v1/backups", new NewBackup("short"), Now)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private async Task Make(string? passphrase)
    {
        using var client = host.Client();
        await using var to = System.IO.File.Create(File);
        await client.BackupAsync(to, passphrase, Now);
        // The server lets go of its copy after the last byte has left, which is a moment after we have it.
        for (var asked = 0; asked < 200 && Directory.GetFiles(host.Workspace.Directory.Uploads).Length > 0; asked++) await Task.Delay(50, Now);
        Directory.GetFiles(host.Workspace.Directory.Uploads).ShouldBeEmpty();
    }
}
