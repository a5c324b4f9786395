using System.Diagnostics;

namespace Perennial.Tests.Faults.Ingest;

/// <summary>Drill 14 for events: a backup while eight writers send as fast as they can; restored, everything that was acknowledged before its start is there.</summary>
public sealed class EventsInBackup(ITestOutputHelper output) : IDisposable
{
    private static readonly int _events = Drill.IsLong ? 400_000 : 10_000;
    private readonly string _place = Directory.CreateTempSubdirectory("perennial-backup-").FullName;

    [Fact]
    public async Task Every_event_acknowledged_before_the_start_is_restored_once_and_the_sums_are_those_of_a_recount()
    {
        await using var server = await EventServer.StartAsync();
        await using var writers = new EventWriters(server, 8, loseAnswers: true);
        await writers.UntilMore(_events);
        var backup = Path.Combine(_place, "b.backup");
        var (before, since) = (writers.Acknowledged, Stopwatch.GetTimestamp());
        await Run("backup", backup, "--data", server.Data);
        var (during, took) = (writers.Total - before.Sum(), Stopwatch.GetElapsedTime(since));
        await writers.UntilMore(400);
        await writers.Finish();
        during.ShouldBeGreaterThan(0, "others went on writing");

        var restored = Path.Combine(_place, "restored");
        await Run("restore", backup, "--data", restored);
        var stored = await StoredEvents.ReadAsync(Path.Combine(restored, "usage"));
        output.WriteLine($"{before.Sum()} events before, {during} during the {took.TotalSeconds:0.0} s of the backup, {stored.Events.Count} in it, {writers.Doubled} doubled");
        stored.ShouldHold(before, writers.Acknowledged);
        stored.Events.Count.ShouldBeLessThan((int)writers.Total, "what came after the backup is not in it");
        stored.Missing(writers.Acknowledged).ShouldBeGreaterThan(0, "control: events that are not in it are seen to be missing");

        await Forgets_nothing_that_it_counted(restored, server.Key, writers.Acknowledged);
    }

    public void Dispose() => Directory.Delete(_place, recursive: true);

    /// <summary>Senders go on with the restored server, and send everything again: what it had counts once.</summary>
    private static async Task Forgets_nothing_that_it_counted(string restored, string key, long[] sent)
    {
        await using var server = await EventServer.StartAsync(restored);
        using var sender = Senders.Of(server.Url, key);
        await EventWriters.SendAgain(sender, sent);
        await server.Process.Kill();
        (await StoredEvents.ReadAsync(server.Usage)).ShouldHold(sent);
    }

    private async Task Run(params string[] words)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "perennial"), words) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = _place };
        start.Environment["PERENNIAL_BACKUP_PASSPHRASE"] = "four quiet words here";
        if (TestPostgres.Usual(Path.Combine(_place, "restored")) is { } relational) start.Environment["Store__Relational"] = relational;
        using var run = Process.Start(start)!;
        var (said, told) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        run.ExitCode.ShouldBe(0, await said + await told);
    }
}
