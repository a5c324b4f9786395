using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.Client;

namespace Perennial.App.Health;

/// <summary>Who changed band since a day, and why.</summary>
public sealed class HealthMovement(Wordings wordings)
{
    private const int MostExplained = 40;

    /// <summary>The most revenue first.</summary>
    /// <param name="db">Of the viewer.</param>
    /// <param name="rows">Whose movement is asked for.</param>
    /// <param name="score">Which score.</param>
    /// <param name="since">The day that is compared with.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<BandChange>> SinceAsync(AppDb db, IReadOnlyList<HealthRow> rows, string score, DateOnly since, CancellationToken cancellation)
    {
        var pairs = await db.HealthNow.AsNoTracking().Where(h => h.Score == score).Join(db.Accounts, h => h.AccountId, a => a.Id, (h, a) => new
        {
            a.ExternalId,
            h.SnapshotId,
            h.Band,
            Was = db.HealthSnapshots.Where(s => s.AccountId == h.AccountId && s.Score == score && s.Day <= since).OrderByDescending(s => s.Day).ThenByDescending(s => s.Id).Select(s => (long?)s.Id).FirstOrDefault(),
            WasBand = db.HealthSnapshots.Where(s => s.AccountId == h.AccountId && s.Score == score && s.Day <= since).OrderByDescending(s => s.Day).ThenByDescending(s => s.Id).Select(s => s.Band).FirstOrDefault(),
        }).Where(h => h.Was != null && h.Was != h.SnapshotId).ToListAsync(cancellation);
        var of = rows.ToDictionary(row => row.AccountId, StringComparer.Ordinal);
        var changed = pairs.Where(pair => pair.Band != pair.WasBand && of.ContainsKey(pair.ExternalId)).OrderByDescending(pair => of[pair.ExternalId].Mrr).Take(MostExplained).ToList();
        var ids = changed.SelectMany(pair => new[] { pair.SnapshotId, pair.Was!.Value }).ToList();
        var read = (await wordings.ReadAsync(await db.HealthSnapshots.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancellation), cancellation)).ToDictionary(s => s.Snapshot.Id);
        return [.. changed.Select(pair => (Row: of[pair.ExternalId], Was: read[pair.Was!.Value], Now: read[pair.SnapshotId])).Select(c => new BandChange(c.Row.AccountId, c.Row.Name, c.Row.Mrr, c.Was.Band, c.Now.Band, c.Was.Snapshot.Points, c.Now.Snapshot.Points, ScoreChange.Of(c.Was, c.Now).Words(3)))];
    }
}
