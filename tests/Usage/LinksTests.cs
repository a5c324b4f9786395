using FsCheck;
using FsCheck.Fluent;
using Perennial.Usage.Store;

namespace Perennial.Tests.Usage;

/// <summary>Who is who, told statement by statement, against all statements followed anew.</summary>
public sealed class LinksTests
{
    [Fact]
    public void Told_one_by_one_it_is_what_all_say_together() => Prop.ForAll<byte[]>(Told).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static void Told(byte[] said)
    {
        var all = said.Chunk(3).Where(s => s.Length == 3).Select(s => (Before: s[0] % 7, Person: s[1] % 7, At: (long)(s[2] % 5))).Where(s => s.Before != s.Person).ToList();
        var (links, who) = (new Links(), new Dictionary<int, int>());
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var (number, was) in links.Add([all[i]]))
            {
                was.ShouldBe(who.GetValueOrDefault(number, number));
                who[number] = links.Of(number);
            }
            for (var number = 0; number < 7; number++)
            {
                links.Of(number).ShouldBe(Followed(all[..(i + 1)], number));
                who.GetValueOrDefault(number, number).ShouldBe(links.Of(number), "every change was told");
            }
        }
        var together = new Links();
        together.Add(Enumerable.Reverse(all));
        for (var number = 0; number < 7; number++) together.Of(number).ShouldBe(links.Of(number));
    }

    private static int Followed(IReadOnlyList<(int Before, int Person, long At)> said, int number)
    {
        var passed = new List<int>();
        while (said.Where(s => s.Before == number).OrderBy(s => s.At).ThenBy(s => s.Person).Select(s => (int?)s.Person).FirstOrDefault() is { } next)
        {
            if (passed.Contains(number)) return passed[passed.IndexOf(number)..].Min();
            passed.Add(number);
            number = next;
        }
        return number;
    }
}
