using System.Text;
using Perennial.Usage.Spooling;

namespace Perennial.Tests.Usage;

/// <summary>What the log has taken is there after any crash, and nothing else is.</summary>
public sealed class SpoolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perennial-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Frames_come_back_in_order_and_after_a_start()
    {
        using (var spool = Spool.Open(_folder, 0))
            for (var i = 0; i < 100; i++) spool.Append([Encoding.UTF8.GetBytes($"frame {i} "), new byte[i]]);
        using var again = Spool.Open(_folder, 0);
        var all = Frames(again.End);
        all.Count.ShouldBe(100);
        all[42].ShouldStartWith("frame 42 ");
        again.Append([Encoding.UTF8.GetBytes("later")]);
        Frames(again.End)[^1].ShouldBe("later");
    }

    [Fact]
    public void Files_follow_one_another_and_old_ones_go()
    {
        using var spool = Spool.Open(_folder, 0, relaxed: true);
        var (half, ends) = (new byte[Spool.FileSize / 2 - 100], new List<long>());
        for (var i = 0; i < 5; i++) ends.Add(spool.Append([half]));
        Directory.GetFiles(_folder).Length.ShouldBe(3);
        Frames(spool.End).Count.ShouldBe(5);
        spool.Forget(ends[2]);
        Directory.GetFiles(_folder).Length.ShouldBe(2);
        using var reader = new SpoolReader(_folder);
        reader.Frame(ends[2], spool.End, out _).ShouldBe(ends[3]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20)]
    public void A_frame_cut_short_by_a_crash_does_not_count(int missing)
    {
        long first, end;
        using (var spool = Spool.Open(_folder, 0))
        {
            first = spool.Append(["whole"u8.ToArray()]);
            end = spool.Append(["cut off in the middle"u8.ToArray()]);
        }
        using (var file = File.OpenHandle(Directory.GetFiles(_folder).Single(), FileMode.Open, FileAccess.ReadWrite)) RandomAccess.Write(file, new byte[missing], end - missing);
        using (var again = Spool.Open(_folder, 0))
        {
            again.End.ShouldBe(first);
            again.Append(["after"u8.ToArray()]);
        }
        using var third = Spool.Open(_folder, 0);
        Frames(third.End).ShouldBe(["whole", "after"]);
    }

    [Fact]
    public void A_frame_counts_only_at_its_own_place()
    {
        using (var spool = Spool.Open(_folder, 0)) spool.Append(["here"u8.ToArray()]);
        var bytes = File.ReadAllBytes(Directory.GetFiles(_folder).Single())[..12];
        using (var file = File.OpenHandle(Directory.GetFiles(_folder).Single(), FileMode.Open, FileAccess.ReadWrite)) RandomAccess.Write(file, bytes, 12);
        using var again = Spool.Open(_folder, 0);
        Frames(again.End).ShouldBe(["here"]);
    }

    private List<string> Frames(long end)
    {
        using var reader = new SpoolReader(_folder);
        var found = new List<string>();
        for (long at = 0; reader.Frame(at, end, out var frame) is { } next; at = next) found.Add(Encoding.UTF8.GetString(frame.Span));
        return found;
    }
}
