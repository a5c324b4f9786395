using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Perennial.Core.Revenue;
using Perennial.Core.Revenue.Curves;

namespace Perennial.Tests.Core.Revenue.Curves;

public sealed class SpellsTests
{
    private static readonly DateOnly _first = new(2020, 1, 1);

    [Fact]
    public void What_was_seen_ends_with_the_longest_spell_and_not_with_the_oldest_start()
    {
        var spells = new Spells([new(0, new(2015, 1, 1), new DateOnly(2015, 3, 1)), new(1, new(2024, 1, 1), null), new(2, new(2024, 6, 1), new DateOnly(2024, 9, 1))]);
        RetentionCurve.Of(spells, new DateOnly(2025, 12, 31)).Observed.LastSeen.ShouldBe(24);
    }

    [Fact]
    public void Counted_once_they_say_of_any_day_what_counting_them_again_for_that_day_says()
    {
        var spell = Gen.Choose(0, 900).SelectMany(begun => Gen.Choose(-900, 900).Select(length => Spell(begun, length)));
        var cases = spell.ListOf().SelectMany(all => Gen.Choose(0, 1200).Select(day => (All: all, Day: _first.AddDays(day))));
        var replay = FSharpOption<Replay>.Some(new Replay(new Rnd(20240229, 11), FSharpOption<int>.None));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(replay), Prop.ForAll(Arb.ToArbitrary(cases), c =>
        {
            var seen = c.All.Where(s => s.FirstPaid <= c.Day).Select(s => s.Churned <= c.Day ? s : s with { Churned = null });
            var (again, once) = (SurvivalCounts.OfLifetimes(seen.Select(s => (RetentionCurve.MonthsOf(s, c.Day), s.Churned is not null))), new Spells(c.All).On(c.Day));
            once.Customers.ShouldBe(again.Customers);
            once.Ended.ShouldBe(again.Ended);
            once.Survived.ShouldBe(again.Survived);
        }));
    }

    private static Lifetime Spell(int begun, int length) => new(0, _first.AddDays(begun), length > 0 ? _first.AddDays(begun + length) : null);
}
