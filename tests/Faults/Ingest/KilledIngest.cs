using System.Diagnostics;

namespace Perennial.Tests.Faults.Ingest;

/// <summary>Drill 1: kill -9 again and again while eight writers send; each sends again what was not acknowledged.</summary>
public sealed class KilledIngest(ITestOutputHelper output)
{
    private const int Pad = 12_000; // some ten megabytes between two kills: files of the log are made ready, taken and used again meanwhile
    private static readonly int _kills = Drill.IsLong ? 100 : 6;

    [Fact]
    public async Task Every_acknowledged_event_is_stored_once_and_the_sums_are_those_of_a_recount()
    {
        await using var server = await EventServer.StartAsync();
        await using var writers = new EventWriters(server, 8, loseAnswers: true, pad: Pad);
        var since = Stopwatch.GetTimestamp();
        for (var kill = 0; kill < _kills; kill++)
        {
            await writers.UntilMore(400 + 97 * (kill % 10)); // at another place of the work each time
            await server.KillAndStart();
        }
        await writers.UntilMore(400);
        await writers.Finish();
        await server.Process.Kill();
        output.WriteLine($"{_kills} kills, {writers.Total} events acknowledged, {writers.Retries} calls sent again, {writers.Doubled} events answered as doubled, {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s; refusals: {string.Join(", ", writers.Refusals)}");

        var stored = await StoredEvents.ReadAsync(server.Usage);
        stored.ShouldHold(writers.Acknowledged);
        writers.Doubled.ShouldBeGreaterThan(0, "at least one call sent again was there already");
        writers.Refusals.Keys.ShouldBeEmpty("a server that dies answers nothing, and one that lives takes everything");

        StoredEvents.Tamper(server.Usage); // control
        (await StoredEvents.ReadAsync(server.Usage)).WrongSums.ShouldBeGreaterThan(0, "a tampered sum is found");
    }

    [Fact]
    public async Task Control_what_is_sent_again_under_new_ids_is_stored_twice()
    {
        await using var server = await EventServer.StartAsync();
        await using var writers = new EventWriters(server, 8, loseAnswers: true, forgetIds: true);
        await writers.Until(() => writers.Retries >= 30);
        await server.KillAndStart();
        await writers.UntilMore(400);
        await writers.Finish();
        await server.Process.Kill();
        var stored = await StoredEvents.ReadAsync(server.Usage);
        Should.Throw<ShouldAssertException>(() => stored.ShouldHold(writers.Acknowledged)).Message.ShouldContain("stored twice");
    }
}
