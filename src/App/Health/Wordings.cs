using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>The wordings of scorecards that scores were computed by.</summary>
public sealed class Wordings(Workspace workspace)
{
    private readonly ConcurrentDictionary<long, (ScorecardSheet Sheet, long? Version)> _byId = [];
    private readonly ConcurrentDictionary<long, long> _byDigest = [];

    /// <summary>The number of a scorecard's wording, written down where it is new.</summary>
    public async Task<long> NumberAsync(CardInForce card, CancellationToken cancellation)
    {
        if (_byDigest.TryGetValue(card.Digest, out var known)) return known;
        using (await workspace.Gate.EnterAsync(cancellation)) known = HealthWriter.Wording(workspace.Store, card.Digest, card.Version?.Id, card.Text);
        return _byDigest[card.Digest] = known;
    }

    /// <summary>Snapshots with what they were computed by. Of a wording that this release cannot read the score is left, and not what it was made of.</summary>
    public async Task<IReadOnlyList<ReadSnapshot>> ReadAsync(IReadOnlyList<HealthSnapshot> snapshots, CancellationToken cancellation)
    {
        var missing = snapshots.Select(s => s.WordingId).Where(id => !_byId.ContainsKey(id)).Distinct().ToList();
        if (missing.Count > 0)
        {
            await using var db = workspace.OpenFor(Viewer.System);
            foreach (var wording in await db.ScorecardWordings.AsNoTracking().Where(w => missing.Contains(w.Id)).ToListAsync(cancellation)) _byId[wording.Id] = (ScorecardText.Read(wording.Text).Sheet ?? CardInForce.None.Sheet, wording.VersionId);
        }
        return [.. snapshots.Select(s => new ReadSnapshot(s, _byId[s.WordingId].Sheet, _byId[s.WordingId].Version))];
    }

    /// <summary>After the store is another one, or was brought back.</summary>
    public void Forget()
    {
        _byId.Clear();
        _byDigest.Clear();
    }
}
