using FsCheck;
using FsCheck.Fluent;
using Perennial.Usage.Ids;

namespace Perennial.Tests.Usage;

/// <summary>A message id counts once, for ever.</summary>
public sealed class MessageIdsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perennial-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Ids_are_known_in_memory_in_files_and_after_a_start()
    {
        UInt128[] all = [.. Ids(20_000, 1)];
        using (var ids = MessageIds.Open(_folder, atOnce: 500))
            for (var i = 0; i < all.Length; i++)
            {
                ids.Has(all[i]).ShouldBeFalse();
                ids.Add(all[i]);
                ids.Leave(i + 1, force: i % 500 == 499);
            }
        Directory.GetFiles(_folder, "*.ids").Length.ShouldBeLessThan(20, "files are merged");
        using var again = MessageIds.Open(_folder);
        again.Covered.ShouldBe(all.Length);
        again.Count.ShouldBe(all.Length);
        all.ShouldAllBe(id => again.Has(id));
        Ids(20_000, 2).Count(again.Has).ShouldBe(0);
    }

    [Fact]
    public void A_set_keeps_what_a_plain_set_keeps() => Prop.ForAll(
        Gen.Choose(0, 40).ListOf().ToArbitrary(), numbers =>
        {
            var (mine, plain) = (new IdSet(4), new HashSet<UInt128>());
            foreach (var number in numbers)
            {
                var id = new UInt128((ulong)number, (ulong)number);
                mine.Has(id).ShouldBe(plain.Contains(id));
                mine.Add(id).ShouldBe(plain.Add(id));
            }
            mine.Sorted().ShouldBe(plain.Order());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_filter_says_yes_to_all_that_are_in_it_and_seldom_to_others()
    {
        var filter = new BloomFilter(100_000);
        foreach (var id in Ids(100_000, 3)) filter.Add(id);
        Ids(100_000, 3).ShouldAllBe(id => filter.MayHave(id));
        Ids(100_000, 4).Count(filter.MayHave).ShouldBeLessThan(1_500);
    }

    [Fact]
    public void A_damaged_file_is_not_believed()
    {
        using (var ids = MessageIds.Open(_folder))
        {
            foreach (var id in Ids(100, 5)) ids.Add(id);
            ids.Leave(100, force: true);
        }
        var path = Directory.GetFiles(_folder).Single();
        var bytes = File.ReadAllBytes(path);
        bytes[40] ^= 4;
        File.WriteAllBytes(path, bytes);
        Should.Throw<InvalidDataException>(() => MessageIds.Open(_folder)).Message.ShouldContain("damaged");
        File.Delete(path);
        File.WriteAllBytes(Path.Combine(_folder, $"{7:D20}-{9:D20}.ids"), bytes);
        Should.Throw<InvalidDataException>(() => MessageIds.Open(_folder)).Message.ShouldContain("missing");
    }

    private static IEnumerable<UInt128> Ids(int count, int world) =>
        Enumerable.Range(0, count).Select(i => System.IO.Hashing.XxHash128.HashToUInt128(BitConverter.GetBytes(i), world));
}
