using Microsoft.EntityFrameworkCore;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Settings;
using Perennial.App.Signals;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>The overall score that every account had on past days, and what people said in its place: what is judged by what happened. Of all accounts of the workspace: scope is the caller's.</summary>
public sealed class ScoresThen(Workspace workspace, SignalReader signals, ScorecardBook cards, HealthScores scores, WorkspaceSettings settings)
{
    private const int Together = 4;
    private static readonly IReadOnlyDictionary<long, double> _none = new Dictionary<long, double>();

    /// <summary>By the scorecards in force on each day, of what is known today of it.</summary>
    /// <returns>In the order of the days: ids of the accounts that had a score, with it.</returns>
    public async Task<IReadOnlyList<IReadOnlyDictionary<long, double>>> OverAsync(IReadOnlyList<DateOnly> days, CancellationToken cancellation)
    {
        var found = new List<IReadOnlyDictionary<long, double>>(days.Count);
        foreach (var part in days.Chunk(Together))
            foreach (var table in await signals.OverAsync(part, null, cancellation))
            {
                var inForce = cards.InForce(table.Day);
                var book = ScoredBook.Of(table, inForce, await scores.KindsAsync(inForce.NeedKinds, table, table.Day, cancellation));
                found.Add(book.Find(ScorecardSheet.Overall) is { } overall ? table.Accounts.Zip(overall.Scores()).Where(a => !float.IsNaN(a.Second)).ToDictionary(a => a.First, a => (double)a.Second) : _none);
            }
        return found;
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
