using Perennial.App.Demo;
using Perennial.App.Health;
using Perennial.Client;
using Perennial.Core.Health;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Health;

/// <summary>What is said to have moved a score.</summary>
public sealed class ScoreChangeTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_that_grows_old_moves_nothing_and_nothing_is_said_to_have_changed()
    {
        await using var host = await PerennialHost.StartAsync();
        using var client = host.Client();
        await HealthHost.FillAsync(client);
        await client.Apply(HealthHost.Simple.Replace("full: 10}", "full: 10}, fresh: 100d", StringComparison.Ordinal), new(2020, 1, 1));
        await client.Overall("B");
        await host.LookBack();
        var history = await client.HealthHistoryAsync("B", cancellation: Now);
        history.Single(p => p.Day == new DateOnly(2025, 9, 30)).ShouldSatisfyAllConditions(p => p.Points.ShouldBe(58.33m), p => p.Causes.ShouldBe(""));
        await client.Bring("survey-responses", HealthHost.Answers + "B,,nps,0,10,5,2026-01-12\n");
        await client.Overall("B");
        await host.LookBack();
        (await client.HealthHistoryAsync("B", cancellation: Now)).Single(p => p.Day == new DateOnly(2026, 1, 12)).Causes.ShouldBe("");
    }

    [Fact]
    public void Causes_sum_to_the_change_whatever_comes_and_goes()
    {
        var (dice, gathered) = (new Dice(7), 0);
        for (var round = 0; round < 400; round++)
        {
            var one = Sheet(dice);
            var isOther = dice.Chance(0.2);
            var (before, now) = (Snapshot(one, 1, dice), Snapshot(isOther ? Sheet(dice) : one, isOther ? 2 : 1, dice));
            var change = ScoreChange.Of(before, now);
            change.Causes.Sum(cause => cause.Adds).ShouldBe((now.Snapshot.Points ?? 0) - (before.Snapshot.Points ?? 0));
            if (!isOther) change.Causes.Count(cause => cause.What.Contains("value", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(1);
            foreach (var cause in change.Causes.Where(cause => cause.What.Contains('→', StringComparison.Ordinal)))
            {
                var points = cause.What.Split(' ')[^3..];
                if (points[0] == points[2]) Math.Abs(cause.Adds).ShouldBeLessThan(1.01m, cause.Words); // under half a point on either side
            }
            gathered += change.Causes.Count(cause => cause.What.Contains("value", StringComparison.Ordinal));
        }
        gathered.ShouldBeGreaterThan(50);
    }

    private static ScorecardSheet Sheet(Dice dice) => new("overall", null, null, new("Drawn", [.. Enumerable.Range(0, dice.Between(1, 4)).Select(g => new MeasureGroup($"g{g}", dice.Between(0.1, 5), [.. Enumerable.Range(0, dice.Between(1, 4)).Select(m => new Measure($"s{g}{m}", dice.Between(0.1, 9), new Shape.Linear(0, 100)))]))], Bands.Usual));

    private static ReadSnapshot Snapshot(ScorecardSheet sheet, long wording, Dice dice)
    {
        float[] points = [.. sheet.Card.Measures.Select(_ => dice.Chance(0.2) ? float.NaN : dice.Between(0, 20) * 5)];
        var score = HealthScore.Of(sheet.Card, points);
        return new(new HealthSnapshot { Score = "overall", Digest = 1, PointsE2 = score.Score is { } found ? (int)(100 * found) : null, WordingId = wording, Parts = SnapshotPart.Write(score.Contributions, _ => false, _ => false) }, sheet, null);
    }
}
