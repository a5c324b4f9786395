using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>What the timeline is told when a customer's overall health changes its band.</summary>
public sealed class BandNotes(Workspace workspace, Wordings wordings)
{
    private const int MostCauses = 3;

    /// <param name="changed">The new snapshots, each with the number of the one before.</param>
    /// <param name="at">When, in UTC microseconds.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<HealthWriter.Note>> OfAsync(IReadOnlyList<(HealthSnapshot Now, long Before)> changed, long at, CancellationToken cancellation)
    {
        if (changed.Count == 0) return [];
        var before = new Dictionary<long, HealthSnapshot>();
        await using (var db = workspace.OpenFor(Viewer.System))
            foreach (var part in changed.Select(c => c.Before).Chunk(400))
                foreach (var snapshot in await db.HealthSnapshots.AsNoTracking().Where(s => part.Contains(s.Id)).ToListAsync(cancellation)) before[snapshot.Id] = snapshot;
        var was = (await wordings.ReadAsync([.. changed.Select(c => before[c.Before])], cancellation)).ToList();
        var now = await wordings.ReadAsync([.. changed.Select(c => c.Now)], cancellation);
        return [.. was.Zip(now, (then, today) => Note(then, today, at))];
    }

    private static HealthWriter.Note Note(ReadSnapshot before, ReadSnapshot now, long at)
    {
        var change = ScoreChange.Of(before, now);
        var (from, to) = (before.Band!.Value, now.Band!.Value);
        var title = $"Health {(to > from ? "rose" : "fell")} from {BandWords.Of(from)} to {BandWords.Of(to)}: {Shown(before.Snapshot.Points)} → {Shown(now.Snapshot.Points)}";
        var details = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["event"] = "band changed",
            ["score"] = now.Snapshot.Score,
            ["from"] = BandWords.Of(from),
            ["to"] = BandWords.Of(to),
            ["points_before"] = Shown(before.Snapshot.Points),
            ["points"] = Shown(now.Snapshot.Points),
            ["day"] = now.Snapshot.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }, CustomFields.Json);
        return new(now.Snapshot.AccountId.Value, at, title, change.Words(MostCauses), details);
    }

    private static string Shown(decimal? points) => points?.ToString("0.#", CultureInfo.InvariantCulture) ?? "none";
}
