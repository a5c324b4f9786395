using System.Diagnostics;
using Perennial.Client;

namespace Perennial.Tests.Faults.Ingest;

/// <summary>Drill 4: the disk is full. Events are refused with a time to try again, reading works, and ten seconds after there is room everything goes on by itself.</summary>
public sealed class FullDisk(ITestOutputHelper output)
{
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(10); // the drill's own bound
    private static readonly int _rounds = Drill.IsLong ? 5 : 1;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_refused_reading_works_and_it_goes_on_when_there_is_room()
    {
        Assert.SkipWhen(Mounted.Missing is not null, Mounted.Missing ?? "");
        await using var disk = await Mounted.TmpfsAsync(400);
        await using var server = await EventServer.StartAsync(Path.Combine(disk.Path, "data"));
        await using var writers = new EventWriters(server, 4, pad: 8000);
        await writers.UntilMore(400);
        writers.Refusals.ShouldBeEmpty("control: with room nothing is refused");
        using (var client = server.Api()) // before there is something in the engine nothing could be read of it
            while (!await client.EventGroupsAsync(cancellation: Stop).AnyAsync(Stop)) await Task.Delay(100, Stop);
        var slowest = TimeSpan.Zero;
        for (var round = 0; round < _rounds; round++)
        {
            var ballast = Path.Combine(disk.Path, "ballast");
            var before = writers.Refusals.Values.Sum();
            Fill(ballast);
            await writers.Until(() => writers.Refusals.Values.Sum() > before + 20);
            var full = writers.Total; // a few more may follow: the engine gives room back when it is opened anew
            await Read(server);
            (await server.Process.IsWell()).ShouldBeTrue();

            await disk.GrowAsync(400 + 800 * (round + 1)); // room for what the engine still has to be fed with, which may have taken all that there was
            File.Delete(ballast);
            var since = Stopwatch.GetTimestamp();
            await writers.UntilMore(EventWriters.InBatch);
            if (Stopwatch.GetElapsedTime(since) is var took && took > slowest) slowest = took;
            slowest.ShouldBeLessThan(_soon);
            writers.Rest = true;
            using (var client = server.Api())
                while ((await client.EventGroupsAsync(cancellation: Stop).ToListAsync(Stop)).Sum(g => g.Events) < full)
                {
                    Stopwatch.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromMinutes(1), "the engine of events goes on as well; a minute, for the machine may be busy");
                    await Task.Delay(100, Stop);
                }
            writers.Rest = false;
        }
        await writers.Finish();
        await server.Process.Kill();
        output.WriteLine($"{_rounds} times full, {writers.Total} events acknowledged, refusals: {string.Join(", ", writers.Refusals)}; the first event was taken at the latest {slowest.TotalSeconds:0.0} s after there was room");
        writers.Refusals.Keys.ShouldBe(["503 Retry-After"]);
        await disk.GrowAsync(4000); // for what the engine still has to be fed with
        (await StoredEvents.ReadAsync(server.Usage)).ShouldHold(writers.Acknowledged);
    }

    private static async Task Read(EventServer server)
    {
        using var client = server.Api();
        try
        {
            (await client.EventGroupsAsync(cancellation: Stop).ToListAsync(Stop)).ShouldNotBeEmpty("the engine of events is read");
            (await client.WriteKeysAsync(Stop).ToListAsync(Stop)).ShouldNotBeEmpty("the tables are read");
        }
        catch (ApiRefusal refused)
        {
            Assert.Fail($"{refused.Message}\n{server.Process.Said}");
        }
    }

    /// <summary>Takes all the room that there is, and what comes free while it does.</summary>
    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        var block = new byte[64 * 1024];
        for (var size = block.Length; size >= 512;)
        {
            try
            {
                file.Write(block.AsSpan(0, size));
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }
}
