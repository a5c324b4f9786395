using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>Customers with one of their scores.</summary>
public sealed class HealthList(HealthScores scores, ScorecardBook cards, AccountFilters filters, SaidOfAccounts people)
{
    /// <summary>Of the customers that the viewer sees, the lowest first; those without a score at the end.</summary>
    /// <exception cref="BadFieldException">The filter cannot be read, or there is no such score or band.</exception>
    public async Task<IReadOnlyList<HealthRow>> ReadAsync(AppDb db, string? filter, string? score, string? band, CancellationToken cancellation)
    {
        var today = (await scores.CurrentAsync(cancellation)).Day;
        var (key, known) = (string.IsNullOrEmpty(score) ? ScorecardSheet.Overall : score, cards.InForce(today).Scores);
        if (!known.Contains(key, StringComparer.Ordinal)) throw new BadFieldException("score", $"There is no score '{key}'. There are {string.Join(", ", known)}.");
        if (band is { Length: > 0 } && BandWords.Read(band) is null) throw new BadFieldException("band", $"'{band}' is no band. It is {string.Join(", ", BandWords.All)}.");
        var (ask, error) = await filters.OpenAsync(db, filter, cancellation);
        if (ask is null) throw FilterRefusal.Of(error!);
        var chosen = string.IsNullOrWhiteSpace(filter) ? null : (await ask.IdsAsync(cancellation)).ToHashSet();
        var rows = await (from r in db.AccountRevenue.AsNoTracking()
                          join a in db.Accounts on r.AccountId equals a.Id
                          where r.MrrE8 > 0 && (chosen != null || !a.Archived)
                          select new { a.Id, a.ExternalId, a.Name, a.Segment, a.OwnerEmail, r.MrrE8 }).ToListAsync(cancellation);
        var now = await db.HealthNow.AsNoTracking().Where(h => h.Score == key).ToDictionaryAsync(h => h.AccountId, cancellation);
        var said = (await people.OverridesAsync(db.Viewer, today, null, null, cancellation)).Where(o => o.Key.Score == key).ToDictionary(o => o.Key.Account, o => HealthAnswers.Item(o.Value));
        var only = BandWords.Of(BandWords.Read(band));
        return [.. from row in rows
                   where chosen is null || chosen.Contains(row.Id)
                   let health = now.GetValueOrDefault(row.Id)
                   where only is null || health?.Band == only
                   orderby health?.PointsE2 ?? int.MaxValue, row.MrrE8 descending, row.ExternalId
                   select new HealthRow(row.ExternalId, row.Name, row.Segment, row.OwnerEmail, health?.Points, health?.Band, (health?.ConfidenceE4 ?? 0) / 10_000m, health?.Day ?? today, said.GetValueOrDefault(row.Id), row.MrrE8 / (decimal)AccountRow.Unit, ask.Currency)];
    }
}
