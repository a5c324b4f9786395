using System.Text;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;

namespace Perennial.App.Import.Run;

/// <summary>
/// Which rows of a file have the id of an earlier row of it. Ids that came before the file are no contradiction, so the file is gone over once more,
/// with the ids that were met doubled while it came in.
/// </summary>
internal sealed class RepeatedIds(Workspace workspace, long import)
{
    private const int Most = 10_000;

    public async Task FindAsync(FileRows rows, ImportKind kind, IReadOnlySet<string> doubled, CancellationToken cancellation)
    {
        var (first, found) = (new Dictionary<string, (long Line, long Digest)>(StringComparer.Ordinal), new List<EventRepeat>());
        var batch = new RowBatch(kind);
        while (found.Count < Most && rows.Fill(batch, ImportLimits.UsualRowsInBatch))
        {
            cancellation.ThrowIfCancellationRequested();
            for (var row = 0; row < batch.Count && found.Count < Most; row++)
            {
                if (!batch.Has(row, EventSlot.MessageId)) continue;
                var id = Encoding.UTF8.GetString(batch[row, EventSlot.MessageId]);
                if (!doubled.Contains(id)) continue;
                if (first.TryGetValue(id, out var stands)) found.Add(new EventRepeat { ImportId = import, Line = batch.Place(row), FirstLine = stands.Line, MessageId = id, GroupKey = EventRows.GroupOf(batch, row), IsSame = batch.Digest(row) == stands.Digest });
                else first[id] = (batch.Place(row), batch.Digest(row));
            }
        }
        if (found.Count == 0) return;
        await using var db = workspace.OpenFor(Viewer.System);
        var known = db.EventRepeats.Where(r => r.ImportId == import).Select(r => r.Line).ToHashSet();
        db.AddRange(found.Where(r => !known.Contains(r.Line)));
        await db.SaveChangesAsync(cancellation);
    }
}
