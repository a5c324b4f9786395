using Microsoft.EntityFrameworkCore;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Settings;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>The overall score that every account had on past days, and what people said in its place: what is judged by what happened. Of all accounts of the workspace: scope is the caller's.</summary>
public sealed class ScoresThen(Workspace workspace, ScorecardBook cards, HealthScores scores, WorkspaceSettings settings)
{
    private static readonly IReadOnlyDictionary<long, ScoreThen> _none = new Dictionary<long, ScoreThen>();

    /// <summary>By the scorecards in force on the day.</summary>
    /// <param name="table">What is known of the day; scores that others weigh are put among its signals.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Ids of the accounts that had a score, with it and its band by the scorecard that applied to them.</returns>
    public async Task<IReadOnlyDictionary<long, ScoreThen>> OfAsync(SignalTable table, CancellationToken cancellation)
    {
        var inForce = cards.InForce(table.Day);
        var book = ScoredBook.Of(table, inForce, await scores.KindsAsync(inForce.NeedKinds, table, table.Day, asKnown: false, cancellation));
        return book.Find(ScorecardSheet.Overall) is { } overall ? Of(table, overall) : _none;
    }

    private static Dictionary<long, ScoreThen> Of(SignalTable table, ScoresOfAll overall)
    {
        var (scores, then) = (overall.Scores(), new Dictionary<long, ScoreThen>());
        for (var i = 0; i < scores.Length; i++)
            if (!float.IsNaN(scores[i]) && overall.CardOf(i) is { } card) then.Add(table.Accounts[i], new(scores[i], card.Sheet.Card.Bands.Of(scores[i])));
        return then;
    }

    /// <summary>Of the overall score; a band alone counts as its middle. Days are the workspace's. Who said it is a person by their number, called as in their last one; several of one name are told apart by it.</summary>
    public async Task<IReadOnlyList<(long Account, long? Person, string Name, DateOnly From, DateOnly? Until, double Score)>> OverridesAsync(CancellationToken cancellation)
    {
        var zone = DateTimeZoneProviders.Tzdb[(await settings.InForceAsync(cancellation)).TimeZone];
        await using var db = workspace.OpenFor(Viewer.System);
        var made = await db.HealthOverrides.AsNoTracking().Where(o => o.Score == ScorecardSheet.Overall).OrderBy(o => o.Id).ToListAsync(cancellation);
        var names = made.Where(o => o.PersonId is not null).GroupBy(o => o.PersonId!.Value).ToDictionary(own => own.Key, own => own.Last().Author);
        var shared = made.Select(o => (o.PersonId, Name: NameOf(o))).Distinct().GroupBy(who => who.Name, StringComparer.Ordinal).Where(of => of.Count() > 1).Select(of => of.Key).ToHashSet(StringComparer.Ordinal);
        return [.. made.Select(o => (o.AccountId.Value, o.PersonId, o.PersonId is { } number && shared.Contains(NameOf(o)) ? $"{NameOf(o)} (person {number})" : NameOf(o), DayOf(o.MadeAt), Ended(o), o.PointsE2 is { } points ? points / 100.0 : Middle(o)))];

        string NameOf(HealthOverride of) => of.PersonId is { } person ? names[person] : of.Author;
        DateOnly DayOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(zone).Date.ToDateOnly();
        DateOnly? Ended(HealthOverride of) => of.EndedAt is { } at && DayOf(at) < of.ExpiresOn ? DayOf(at) : of.ExpiresOn;
        double Middle(HealthOverride of)
        {
            var bands = cards.InForce(DayOf(of.MadeAt)).Of(ScorecardSheet.Overall).Select(card => card.Sheet.Card.Bands).FirstOrDefault() ?? Bands.Usual;
            return BandWords.Read(of.Band) switch { Band.Red => bands.Amber / 2, Band.Amber => (bands.Amber + bands.Green) / 2, _ => (bands.Green + 100) / 2 };
        }
    }
}
