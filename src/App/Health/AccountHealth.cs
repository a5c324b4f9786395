using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Signals;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>How one account does: every score with what it is made of, what people say of it, and how it came to be.</summary>
/// <param name="Today">The last day that is spoken of.</param>
/// <param name="Scores">The overall one first.</param>
/// <param name="Sentiments">The latest first.</param>
public sealed record AccountHealth(DateOnly Today, IReadOnlyList<AccountHealth.Score> Scores, IReadOnlyList<CsmSentiment> Sentiments)
{
    private const int MostSentiments = 5;

    /// <summary>A measure with what is behind it.</summary>
    public sealed record Line(string Group, Measure Measure, SnapshotPart Part, double? Share, string Evidence, string? Link);

    /// <summary>One score.</summary>
    /// <param name="Says">What a person says in its place now.</param>
    public sealed record Score(string Key, ReadSnapshot Now, HealthOverride? Says, IReadOnlyList<Line> Lines)
    {
        public string Name => Now.Sheet.Card.Name;

        /// <summary>Groups with what each adds, and what it would if it were perfect.</summary>
        public IEnumerable<(string Group, decimal Adds, double Share, IReadOnlyList<Line> Lines)> Groups => Lines.GroupBy(line => line.Group, StringComparer.Ordinal).Select(group => (group.Key, group.Sum(line => line.Part.Adds), group.Sum(line => line.Share ?? 0), (IReadOnlyList<Line>)[.. group]));
    }

    public Score? Overall => Scores is [{ Key: ScorecardSheet.Overall } first, ..] ? first : null;

    /// <summary>What reading it takes.</summary>
    public sealed record Sources(HealthScores Scores, ScorecardBook Cards, Wordings Wordings, SignalEvidence Evidence, SaidOfAccounts Said);

    /// <param name="db">Of the viewer.</param>
    /// <param name="account">One that the viewer sees.</param>
    /// <param name="from">What it is read from.</param>
    /// <param name="known">Only what was computed and said by the end of a day, which is this moment; null for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<AccountHealth> ReadAsync(AppDb db, AccountId account, Sources from, (DateOnly Day, DateTimeOffset At)? known, CancellationToken cancellation)
    {
        var today = (await from.Scores.CurrentAsync(cancellation)).Day;
        if (known is { Day: var then } && then < today) today = then;
        var order = from.Cards.InForce(today).Scores;
        var snapshots = await from.Wordings.ReadAsync(await HealthNow.SnapshotsAsync(db, account, order, known?.At, cancellation), cancellation);
        var said = await from.Said.OverridesAsync(db.Viewer, today, [account], known?.At, cancellation);
        var (scores, evidence) = (new List<Score>(), (await from.Evidence.AllAsync(account.Value, today, known?.Day, cancellation)).ToDictionary(told => told.Signal.Id, told => (told.Words, (string?)told.Link), StringComparer.Ordinal));
        foreach (var key in order)
            if (snapshots.FirstOrDefault(s => s.Snapshot.Score == key) is { } now)
                scores.Add(new(key, now, said.GetValueOrDefault((account, key)), await LinesAsync(now, account, (today, known?.Day), from.Evidence, evidence, cancellation)));
        return new(today, scores, await from.Said.SentimentsAsync(db.Viewer, account, MostSentiments, known?.At, cancellation));
    }

    private static async Task<IReadOnlyList<Line>> LinesAsync(ReadSnapshot now, AccountId account, (DateOnly Today, DateOnly? AsKnown) asked, SignalEvidence from, Dictionary<string, (string Words, string? Link)> known, CancellationToken cancellation)
    {
        var whole = HealthScore.Of(now.Sheet.Card, [.. now.Parts.Select(part => part.Part.Points is { } points ? (float)points : float.NaN)]).Contributions;
        var lines = new List<Line>();
        foreach (var (i, (group, measure, part)) in now.Parts.Index())
        {
            if (!known.TryGetValue(measure.Signal, out var evidence)) known[measure.Signal] = evidence = await EvidenceAsync(measure.Signal, account, asked, from, cancellation);
            var words = part.IsStale ? $"{evidence.Item1} Older than the {measure.FreshDays} days for which the scorecard takes it as fresh: it counts as it did, and adds nothing to the confidence." : evidence.Item1;
            lines.Add(new(group.Name, measure, part, whole[i].Share, words, evidence.Item2));
        }
        return lines;
    }

    private static async Task<(string, string?)> EvidenceAsync(string signal, AccountId account, (DateOnly Today, DateOnly? AsKnown) asked, SignalEvidence from, CancellationToken cancellation) =>
        signal.StartsWith(ScorecardSheet.ScorePrefix, StringComparison.Ordinal) ? ($"Another score of this account: {signal[ScorecardSheet.ScorePrefix.Length..]}.", null) : await from.OfAsync(account.Value, signal, asked.Today, asked.AsKnown, cancellation);
}
