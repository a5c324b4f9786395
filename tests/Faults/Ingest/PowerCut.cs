using System.Globalization;

namespace Perennial.Tests.Faults.Ingest;

/// <summary>Drill 2: the disk as it was at one moment, copied away under the running server. Whatever was acknowledged by then is on it.</summary>
public sealed class PowerCut(ITestOutputHelper output) : IDisposable
{
    private static readonly int _cuts = Drill.IsLong ? 50 : 4;
    private readonly string _place = Directory.CreateTempSubdirectory("perennial-power-").FullName;

    [Fact]
    public async Task No_acknowledged_event_is_lost()
    {
        Assert.SkipWhen(Mounted.Missing is not null, Mounted.Missing ?? "");
        var image = await Mounted.NewImageAsync(Path.Combine(_place, "disk"), 2048);
        await using var disk = await Mounted.ImageAsync(image);
        await using var server = await EventServer.StartAsync(Path.Combine(disk.Path, "data"));
        await using var writers = new EventWriters(server, 8);
        var found = 0;
        for (var cut = 0; cut < _cuts; cut++)
        {
            await writers.UntilMore(300 + 61 * (cut % 10));
            var (acknowledged, stored) = await Cut(server, writers, image);
            stored.ShouldHold(acknowledged, [.. acknowledged.Select(_ => long.MaxValue)]);
            found = stored.Events.Count;
        }
        await writers.Finish();
        output.WriteLine($"{_cuts} cuts, {writers.Total} events acknowledged, {found} found after the last cut");
    }

    [Fact]
    public async Task Control_on_a_disk_that_only_says_so_acknowledged_events_are_lost()
    {
        Assert.SkipWhen(Mounted.Missing is not null, Mounted.Missing ?? "");
        Assert.SkipWhen(Injection.Missing is not null, Injection.Missing ?? "");
        var image = await Mounted.NewImageAsync(Path.Combine(_place, "disk"), 512);
        await using var disk = await Mounted.ImageAsync(image);
        await using var server = await EventServer.StartAsync(Path.Combine(disk.Path, "data"));
        await using var writers = new EventWriters(server, 4);
        await writers.UntilMore(400);
        await using var relaxed = await Injection.IntoAsync(server.Process, Injection.DiskLies);
        await writers.UntilMore(2000);
        var (acknowledged, stored) = await Cut(server, writers, image);
        stored.Missing(acknowledged).ShouldBeGreaterThan(0);
        output.WriteLine($"{stored.Missing(acknowledged)} of {acknowledged.Sum()} acknowledged events lost");
    }

    public void Dispose() => Directory.Delete(_place, recursive: true);

    /// <summary>Stops the server where it stands, copies the disk, lets it go on, and reads what the copy holds.</summary>
    private async Task<(long[] Acknowledged, StoredEvents Stored)> Cut(EventServer server, EventWriters writers, string image)
    {
        var copy = Path.Combine(_place, "copy");
        var acknowledged = writers.Acknowledged;
        await Signal(server, "STOP");
        try
        {
            while (!await Copied(image, copy)) { } // what the server had asked for may still come to its end
        }
        finally
        {
            writers.Rest = true; // what is looked at now is the copy
            await Signal(server, "CONT");
        }
        await using var after = await Mounted.ImageAsync(copy);
        var stored = await StoredEvents.ReadAsync(Path.Combine(after.Path, "data", "usage"));
        writers.Rest = false;
        return (acknowledged, stored);
    }

    /// <returns>Whether the disk stayed as it was meanwhile, so that the copy is of one moment.</returns>
    private static async Task<bool> Copied(string image, string copy)
    {
        await Mounted.Run("cp", "--sparse=always", image, copy);
        try
        {
            await Mounted.Run("cmp", "-s", image, copy);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static Task Signal(EventServer server, string name) => Mounted.Run("kill", "-" + name, server.Process.Id.ToString(CultureInfo.InvariantCulture));
}
