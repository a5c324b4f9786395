using System.Diagnostics;
using Perennial.Client;

namespace Perennial.Tests.Faults;

/// <summary>Drill 14: a backup while others write; restored to an empty directory, everything that was acknowledged before its start is there and people sign in.</summary>
public sealed class BackupUnderLoad : IDisposable
{
    private readonly string _place = Directory.CreateTempSubdirectory("perennial-load-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_place, "data");
    private string Restored => Path.Combine(_place, "restored");

    [Fact]
    public async Task Everything_acknowledged_before_the_start_is_there_and_sign_in_works()
    {
        var owner = new Dictionary<string, string>(StringComparer.Ordinal) { ["PERENNIAL_OWNER_PASSWORD"] = PerennialHost.OwnerPassword };
        var acknowledged = 0;
        int before, during;
        await using (var server = await ServerProcess.Start(Data, owner, "--owner-email", PerennialHost.OwnerEmail).Ready())
        {
            using var client = Client(server, Data);
            using var enough = new CancellationTokenSource();
            var writers = Enumerable.Range(0, 4).Select(w => Task.Run(async () =>
            {
                for (var i = 0; !enough.IsCancellationRequested; i++)
                {
                    await client.PutAccountsAsync([new AccountItem($"W{w}-{i}", Name: $"Writer {w} row {i}", Tags: ["load"])], Stop);
                    Interlocked.Increment(ref acknowledged);
                }
            }, Stop)).ToArray();
            while (Volatile.Read(ref acknowledged) < 100) await Task.Delay(10, Stop);
            before = Volatile.Read(ref acknowledged);
            (await Run("backup", Path.Combine(_place, "b.backup"), "--data", Data)).ShouldContain("b.backup (");
            during = Volatile.Read(ref acknowledged) - before;
            await enough.CancelAsync();
            await Task.WhenAll(writers);
        }
        during.ShouldBeGreaterThan(0, "others went on writing");

        (await Run("restore", Path.Combine(_place, "b.backup"), "--data", Restored)).ShouldContain("every checksum fits");
        await using var again = await ServerProcess.Start(Restored).Ready();
        using var restored = Client(again, Restored);
        var accounts = await restored.AccountsAsync(new AccountQuery(), Stop).ToListAsync(Stop);
        accounts.Count.ShouldBeGreaterThanOrEqualTo(before);
        accounts.ShouldAllBe(a => a.Name.StartsWith("Writer ", StringComparison.Ordinal));
        var audit = await restored.VerifyAuditAsync([], Stop);
        audit.Problems.ShouldBeEmpty("the audit chain came along whole");
        audit.Rows.ShouldBeGreaterThanOrEqualTo(before);
        await restored.RebuildProjectionsAsync(Stop);
        (await restored.AccountsAsync(new AccountQuery(), Stop).ToListAsync(Stop)).Count.ShouldBe(accounts.Count, "facts and projections agree");
        using var browser = new HttpClient(new CookieJar(TimeProvider.System)) { BaseAddress = again.Url };
        (await browser.PostForm("/sign-in", "/sign-in", new() { ["email"] = PerennialHost.OwnerEmail, ["password"] = PerennialHost.OwnerPassword })).StatusCode.ShouldBe(System.Net.HttpStatusCode.Found);
    }

    public void Dispose() => Directory.Delete(_place, recursive: true);

    private static PerennialClient Client(ServerProcess server, string data) => new(server.Url, File.ReadAllText(Path.Combine(data, "token")).Trim());

    private async Task<string> Run(params string[] words)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "perennial"), words) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = _place };
        start.Environment["PERENNIAL_BACKUP_PASSPHRASE"] = "four quiet words here";
        if (TestPostgres.Usual(Restored) is { } relational) start.Environment["Store__Relational"] = relational;
        using var run = Process.Start(start)!;
        var (said, told) = (run.StandardOutput.ReadToEndAsync(Stop), run.StandardError.ReadToEndAsync(Stop));
        await run.WaitForExitAsync(Stop);
        run.ExitCode.ShouldBe(0, await said + await told);
        return await said + await told;
    }
}
