using Perennial.Client;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>Health as programs are told it.</summary>
internal static class HealthAnswers
{
    public static AccountHealthSummary Summary(string accountId, string name, AccountHealth health) => new(accountId, name, [.. health.Scores.Select(Item)], health.Sentiments is [var last, ..] ? Item(last) : null);

    public static HealthScoreItem Item(AccountHealth.Score score)
    {
        var snapshot = score.Now.Snapshot;
        return new(score.Key, score.Name, snapshot.Points, snapshot.Band, snapshot.ConfidenceE4 / 10_000m, snapshot.Day, snapshot.ComputedAt, score.Now.VersionId, score.Says is { } says ? Item(says) : null,
            [.. score.Lines.Select(line => new HealthContribution(line.Group, line.Measure.Signal, SignalNames.Of(line.Measure.Signal), line.Part.Points, Rounded(line.Share, 4), line.Part.Adds, line.Part.IsAssumed, line.Evidence, line.Link))]);
    }

    public static HealthOverrideItem Item(HealthOverride made) => new(made.Id, made.Score, made.PointsE2 / 100m, made.Band, made.Reason, made.Author, made.MadeAt, made.ExpiresOn);

    public static SentimentItem Item(CsmSentiment entry) => new(entry.Value, entry.Reason, entry.EffectiveOn, entry.Author, entry.RecordedAt);

    public static HealthPoint Point(HealthHistory.Step step) => new(step.Day, step.Snapshot.Snapshot.Points, step.Snapshot.Snapshot.Band, step.Snapshot.Snapshot.ConfidenceE4 / 10_000m, step.Snapshot.Snapshot.ComputedAt, step.Words(3));

    public static ScorecardItem Card(CardInForce card) => new(null, card.Sheet.Score, card.Sheet.Card.Name, card.Sheet.Segment, card.Sheet.Phase, null, null, null, null, null, null, card.Text);

    public static ScorecardItem Card(ScorecardBook.Entry entry, ScorecardVersion version, ScorecardSheet sheet) =>
        new(entry.Kept.Id, sheet.Score, sheet.Card.Name, sheet.Segment, sheet.Phase, version.Id, version.EffectiveFrom, entry.Kept.ArchivedOn, version.Author, version.Note, version.RecordedAt, version.Text);

    public static ScorecardTrial Trial(CardTrial trial) => new(trial.Accounts, [.. trial.Moves.Select(m => new BandMove(BandWords.Of(m.From), BandWords.Of(m.To), m.Accounts, m.Mrr))],
        [.. trial.Movers.Select(m => new BandMover(m.AccountId, m.Name, m.Mrr, BandWords.Of(m.From), BandWords.Of(m.To), Rounded(m.Before, 1), Rounded(m.After, 1)))], Grade(trial.Before), Grade(trial.After), trial.Currency);

    public static ScorecardDryRun Run(DryRun.Result run) => new([.. run.Months.Select(m => new DryRunMonth(m.Day, m.Customers, m.Lost, Count(m.Before), Count(m.After)))], Grade(run.Before), Grade(run.After), run.AsKnown);

    private static HealthGradeItem Grade(HealthGrade grade) => new(grade.N, grade.Lost, grade.CanJudge, Rounded(grade.Auc, 4), grade.Capacity, Rounded(grade.Precision, 4), Rounded(grade.Lift, 2), [.. grade.Bands.Select(b => new BandOutcome(BandWords.Of(b.Band), b.Accounts, b.Lost))]);

    private static BandCount Count(IReadOnlyList<int> counts) => new(counts[(int)Band.Red], counts[(int)Band.Amber], counts[(int)Band.Green]);

    private static decimal? Rounded(double? value, int digits) => value is { } known && double.IsFinite(known) ? Math.Round((decimal)known, digits) : null;
}
