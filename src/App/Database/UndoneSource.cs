using Microsoft.EntityFrameworkCore;

namespace Perennial.App.Database;

/// <summary>An import or a change that was taken back, as its facts name it: its number, below zero for a change.</summary>
/// <param name="Source">What stands as <c>import_id</c> in its facts.</param>
/// <param name="From">When its facts began to count.</param>
/// <param name="Until">When they ceased to.</param>
public sealed record UndoneSource(long Source, DateTimeOffset From, DateTimeOffset Until)
{
    public static async Task<IReadOnlyList<UndoneSource>> AllAsync(AppDb db, CancellationToken cancellation)
    {
        var imports = await db.Imports.AsNoTracking().Where(i => i.UndoneAt != null).Select(i => new { i.Id, i.StartedAt, i.UndoneAt }).ToListAsync(cancellation);
        var changes = await db.Changes.AsNoTracking().Where(c => c.UndoneAt != null).Select(c => new { c.Id, c.At, c.UndoneAt }).ToListAsync(cancellation);
        return [.. imports.Select(i => new UndoneSource(i.Id, i.StartedAt ?? i.UndoneAt!.Value, i.UndoneAt!.Value)), .. changes.Select(c => new UndoneSource(-c.Id, c.At, c.UndoneAt!.Value))];
    }

    /// <summary>Sources whose facts do not count as known at a moment; now when none is given.</summary>
    public static async Task<List<long?>> NotCountingAsync(AppDb db, DateTimeOffset? knownAt, CancellationToken cancellation) =>
        [.. (await AllAsync(db, cancellation)).Where(s => knownAt is not { } at || s.Until <= at || s.From > at).Select(s => (long?)s.Source)];
}
