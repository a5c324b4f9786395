using Perennial.App.Accounts;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>Snapshots of those scores of a day that are not what stands written.</summary>
internal static class SnapshotBatch
{
    /// <param name="Row">To be written.</param>
    /// <param name="Account">Place in the book's table.</param>
    public readonly record struct News(HealthSnapshot Row, int Account);

    /// <param name="book">The day.</param>
    /// <param name="wordings">The number of each scorecard's wording.</param>
    /// <param name="standing">The digest of what stands written of an account and score; null where nothing does, or that there is none.</param>
    public static IEnumerable<News> Of(ScoredBook book, IReadOnlyDictionary<CardInForce, long> wordings, Func<long, string, long?> standing)
    {
        foreach (var scores in book.Scores)
            for (var i = 0; i < book.Table.Accounts.Length; i++)
            {
                var (account, digest) = (book.Table.Accounts[i], scores.Digest(i));
                var before = standing(account, scores.Score);
                if (scores.CardOf(i) is not { } card)
                {
                    if (before is not null) yield return new(None(account, scores.Score, wordings[CardInForce.None], book.Table.Day), i);
                    continue;
                }
                if (before == digest || scores.Of(i) is not { } score || (before is null && score.Score is null)) continue;
                yield return new(Row(account, scores, i, score, wordings[card], digest, book.Table.Day), i);
            }
    }

    /// <summary>That no scorecard applies any more.</summary>
    public static HealthSnapshot None(long account, string score, long wording, DateOnly day) =>
        new() { AccountId = new AccountId(account), Score = score, Day = day, WordingId = wording, Parts = "", Digest = HealthSnapshot.NoneDigest };

    private static HealthSnapshot Row(long account, ScoresOfAll scores, int i, HealthScore score, long wording, long digest, DateOnly day) => new()
    {
        AccountId = new AccountId(account),
        Score = scores.Score,
        Day = day,
        PointsE2 = score.Score is { } points ? (int)(100 * points) : null,
        ConfidenceE4 = (int)Math.Round(10_000 * score.Confidence),
        Band = BandWords.Of(score.Band),
        WordingId = wording,
        Parts = SnapshotPart.Write(score.Contributions, measure => scores.IsAssumed(i, measure), measure => scores.IsStale(i, measure)),
        Digest = digest,
    };
}
