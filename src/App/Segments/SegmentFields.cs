using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.Core.Filters;

namespace Perennial.App.Segments;

/// <summary>The field <c>in:</c>, and who was in which segment on a day.</summary>
internal static class SegmentFields
{
    public static async ValueTask<IReadOnlyList<RowField<AccountRow>>> OfAsync(AppDb db, CancellationToken cancellation)
    {
        var names = await db.Segments.OrderBy(s => s.NameKey).Select(s => s.Name).ToListAsync(cancellation);
        var field = FieldOf<AccountRow>.Keys("in", "in a segment that was defined", a => a.SegmentKeys, FieldKind.Membership);
        return names.Count == 0 ? [] : [new(field.Field with { Choices = names }, field.Where)];
    }

    public static async Task<ILookup<long, string>> OnAsync(AppDb db, DateOnly day, CancellationToken cancellation)
    {
        var open = await db.SegmentMemberships.Where(m => m.EnteredOn <= day && (m.LeftOn == null || m.LeftOn > day)).Join(db.Segments, m => m.SegmentId, s => s.Id, (m, s) => new { m.AccountId, s.NameKey }).ToListAsync(cancellation);
        return open.ToLookup(m => m.AccountId.Value, m => m.NameKey, EqualityComparer<long>.Default);
    }
}
