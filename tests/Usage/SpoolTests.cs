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

    [Fact]
    public void A_file_that_was_begun_and_got_nothing_is_where_it_goes_on()
    {
        using (var spool = Spool.Open(_folder, 0))
        {
            spool.Append(["before"u8.ToArray()]);
            spool.Roll();
        }
        using var again = Spool.Open(_folder, 0);
        again.End.ShouldBe(again.LastFile);
        again.Append(["after"u8.ToArray()]);
        Frames(again.End).ShouldBe(["before", "after"]);
    }

    [Fact]
    public async Task A_file_made_ready_beforehand_is_used_and_shows_nothing_of_what_it_held()
    {
        long start;
        using (var spool = Spool.Open(_folder, 0))
        {
            Fill(spool, "unready ");
            await Ready();
            start = spool.End / Spool.FileSize;
            Fill(spool, "ready ");
            (spool.End / Spool.FileSize).ShouldBe(start + 1, "a file that was not made ready is left for one that is");
            for (var again = 0; again < 3; again++)
            {
                await Ready();
                start = spool.Roll();
                spool.Forget(start); // the room of what was forgotten becomes the next file but one
                Fill(spool, $"again {again} ");
            }
        }
        using var reopened = Spool.Open(_folder, start);
        reopened.End.ShouldBe(start + 9 * (Spool.FrameHead + 8 + (1 << 20)));
        Frames(reopened.End, start).Select(frame => frame[..8]).ShouldBe(Enumerable.Repeat("again 2 ", 9));

        async Task Ready()
        {
            for (var asked = 0; asked < 400 && !File.Exists(Spare); asked++) await Task.Delay(25, TestContext.Current.CancellationToken);
            (await File.ReadAllBytesAsync(Spare, TestContext.Current.CancellationToken)).AsSpan().ContainsAnyExcept((byte)0).ShouldBeFalse();
            new FileInfo(Spare).Length.ShouldBe(Spool.FileSize);
        }

        static void Fill(Spool spool, string text)
        {
            for (var i = 0; i < 9; i++) spool.Append([Encoding.UTF8.GetBytes(text.PadRight(8)), Enumerable.Repeat((byte)'x', 1 << 20).ToArray()]);
        }
    }

    [Fact]
    public void What_is_erased_is_not_kept_to_be_used_again()
    {
        using var spool = Spool.Open(_folder, 0);
        for (var i = 0; i < 20; i++) spool.Append([new byte[1 << 20]]);
        var end = spool.Roll();
        spool.Forget(end, isErased: true);
        Directory.GetFiles(_folder, "*.log").ShouldBe([Spool.NameOf(_folder, spool.LastFile)]);
    }

    private string Spare => Path.Combine(_folder, "spare");

    private List<string> Frames(long end, long from = 0)
    {
        using var reader = new SpoolReader(_folder);
        var found = new List<string>();
        for (var at = from; reader.Frame(at, end, out var frame) is { } next; at = next) found.Add(Encoding.UTF8.GetString(frame.Span));
        return found;
    }
}
