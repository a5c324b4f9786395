using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Events;
using Perennial.Usage;
using Perennial.Usage.Store;

namespace Perennial.App.DataQuality;

/// <summary>What the checks look at of events.</summary>
/// <param name="OfSubscriptions">The first and the last day of use of each subscription that events name, as day numbers.</param>
/// <param name="Repeats">Rows of files that have the id of another.</param>
internal sealed record QualityUsage(IReadOnlyDictionary<string, (int First, int Last)> OfSubscriptions, IReadOnlyList<QualityUsage.Repeat> Repeats)
{
    /// <param name="Account">Its id; null while the event is nobody's.</param>
    public sealed record Repeat(long? Account, string File, string MessageId, long Line, long FirstLine, bool IsSame);

    public static QualityUsage None { get; } = new(new Dictionary<string, (int, int)>(), []);

    public static async Task<QualityUsage> ReadAsync(AppDb db, EventStoreOpening opening, Func<EventGroups> groups, CancellationToken cancellation)
    {
        if (!opening.IsUsed) return None;
        var store = await opening.OpenedAsync(cancellation);
        var used = await store.Engine.AskAsync(new UsageAsk($"select s.id, min(d.day), max(d.day) from daily d join sources s on s.number = d.source where s.id like '{EventGroups.OfSubscription}%' group by s.id", UsageAsk.NoValues),
            row => (Id: row.Text(0)![EventGroups.OfSubscription.Length..], First: row.Day(1).DayNumber, Last: row.Day(2).DayNumber), cancellation);
        var accounts = groups().ByKey();
        var repeats = await db.EventRepeats.AsNoTracking().Join(db.Imports, r => r.ImportId, i => i.Id, (r, i) => new { r, i.FileName, i.UndoneAt }).Where(r => r.UndoneAt == null).OrderBy(r => r.r.ImportId).ThenBy(r => r.r.Line).ToListAsync(cancellation);
        return new(used.ToDictionary(u => u.Id, u => (u.First, u.Last), StringComparer.Ordinal),
            [.. repeats.Select(r => new Repeat(accounts.TryGetValue(r.r.GroupKey, out var account) ? account : null, r.FileName, r.r.MessageId, r.r.Line, r.r.FirstLine, r.r.IsSame))]);
    }
}
