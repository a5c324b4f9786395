using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>What a scorecard would have said at the ends of past months, and how well it would have told who was lost.</summary>
public sealed class DryRun(ScorecardBook cards, PastOutcomes outcomes)
{
    public const int Months = 24;

    /// <summary>How many were in which band at a month's end, by what applies and by what is tried.</summary>
    /// <param name="Lost">Of the customers of the day, how many were lost within 90 days.</param>
    public sealed record Month(DateOnly Day, int Customers, int Lost, IReadOnlyList<int> Before, IReadOnlyList<int> After);

    /// <param name="AsKnown">Each day by what was known on it; else by what is known of it now.</param>
    public sealed record Result(IReadOnlyList<Month> Months, HealthGrade Before, HealthGrade After, bool AsKnown);

    public async Task<Result> RunAsync(CardInForce card, int months, int capacity, bool asKnown, CancellationToken cancellation)
    {
        var inForce = cards.InForce(await cards.TodayAsync(cancellation));
        var (with, read, before, after) = (inForce.With(card), new List<Month>(), new List<(float[], byte[])>(), new List<(float[], byte[])>());
        var bandsBefore = new List<IReadOnlyList<AccountKind>>();
        await foreach (var day in outcomes.OverAsync(await outcomes.DaysAsync(months, cancellation), with.NeedKinds || inForce.NeedKinds, asKnown, cancellation))
        {
            var trial = new TrialDay(day with { Table = WhatIf.WithScores(day.Table, inForce, day.Kinds) });
            var members = trial.Members(with, card);
            float[] then = Of(trial.Scores(card.Sheet.Score, inForce), members), now = Of(trial.Scores(card.Sheet.Card), members);
            read.Add(new(day.Table.Day, members.Count(member => member), Enumerable.Range(0, members.Length).Count(i => members[i] && day.Lost[i] == 1),
                Counts(then, i => inForce.For(card.Sheet.Score, day.Kinds[i].Segment, day.Kinds[i].Phase)?.Sheet.Card), Counts(now, _ => card.Sheet.Card)));
            before.Add((then, day.Lost));
            after.Add((now, day.Lost));
            bandsBefore.Add(day.Kinds);
        }
        return new(read, HealthGrade.Of(before, (d, i) => inForce.For(card.Sheet.Score, bandsBefore[d][i].Segment, bandsBefore[d][i].Phase)!.Sheet.Card.Bands.Of(before[d].Item1[i]), capacity),
            HealthGrade.Of(after, (d, i) => card.Sheet.Card.Bands.Of(after[d].Item1[i]), capacity), asKnown);
    }

    private static float[] Of(float[] scores, bool[] members) => [.. scores.Select((score, i) => members[i] ? score : float.NaN)];

    /// <summary>From red to green.</summary>
    private static IReadOnlyList<int> Counts(float[] scores, Func<int, Scorecard?> card)
    {
        var counts = new int[Enum.GetValues<Band>().Length];
        for (var i = 0; i < scores.Length; i++)
            if (WhatIf.BandOf(float.IsNaN(scores[i]) ? null : card(i), scores[i]) is { } band) counts[(int)band]++;
        return counts;
    }
}
