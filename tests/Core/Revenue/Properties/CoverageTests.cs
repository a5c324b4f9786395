using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.Tests.Core.Revenue.Properties;

/// <summary>The random histories are worth something only if they hold what the properties are about.</summary>
public sealed class CoverageTests
{
    [Fact]
    public void The_histories_hold_every_movement_reason_option_and_oddity()
    {
        var (kinds, reasons, chosen) = (new HashSet<MovementKind>(), new HashSet<EndReason>(), new HashSet<string>());
        var (unpriced, foreign, undone) = (0, 0, 0);
        for (var seed = 0; seed < 150; seed++)
        {
            var history = RandomHistory.Of(seed);
            foreach (var o in history.Chosen) chosen.Add($"{o.Key}={o.Value}");
            var timeline = history.Timeline();
            var whole = new Period(RandomHistory.FirstDay, RandomHistory.FirstDay.AddDays(RandomHistory.Days));
            foreach (var m in timeline.Movements(whole, Perennial.Core.Revenue.Grouping.Everyone(timeline.AccountCount))) (_, _) = (kinds.Add(m.Kind), reasons.Add(m.Reason));
            unpriced += Enumerable.Range(0, timeline.AccountCount).Count(a => timeline.UnpricedReason(a) is not null);
            foreign += Enumerable.Range(0, timeline.AccountCount).Count(a => timeline.BillingCurrencies(a).Count > 1);
            undone += history.Undone.Count;
        }
        kinds.Count.ShouldBe(Enum.GetValues<MovementKind>().Length);
        reasons.Count.ShouldBe(Enum.GetValues<EndReason>().Length);
        OptionCatalog.All.SelectMany(o => o.Choices.Select(c => $"{o.Name}={c}")).Except(chosen).ShouldBeEmpty();
        (unpriced, foreign, undone).ShouldSatisfyAllConditions(n => n.unpriced.ShouldBeGreaterThan(5), n => n.foreign.ShouldBeGreaterThan(20), n => n.undone.ShouldBeGreaterThan(20));
    }
}
