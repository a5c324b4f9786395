using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.Core.Filters;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>The fields <c>health</c> and <c>band</c>, and what they were on a day.</summary>
internal static class HealthFields
{
    private static readonly IReadOnlyList<RowField<AccountRow>> _fields =
    [
        new(new("health", FieldKind.Count, "overall health, 0 to 100"), (condition, _) => condition switch
        {
            FilterCondition.Present => a => a.HealthE2 >= 0,
            FilterCondition.Between between => Rows.All([a => a.HealthE2 >= 0, Rows.Between<AccountRow, int>(a => a.HealthE2, between, 100m, number => (int)Math.Clamp(number, int.MinValue, int.MaxValue))]),
            _ => throw Rows.NotFor("health", condition),
        }),
        new(new("band", FieldKind.Word, "colour of overall health") { Choices = BandWords.All }, (condition, _) => condition switch
        {
            FilterCondition.Present => Rows.Has<AccountRow>(a => a.HealthBand),
            FilterCondition.OneOf one => Rows.In<AccountRow>(a => a.HealthBand, [.. one.Texts.Select(text => text.ToLowerInvariant())]),
            _ => throw Rows.NotFor("band", condition),
        }),
    ];

    public static ValueTask<IReadOnlyList<RowField<AccountRow>>> OfAsync(AppDb db, CancellationToken cancellation) => new(_fields);

    /// <summary>By the newest version of each day.</summary>
    public static async Task<IReadOnlyDictionary<long, HealthOnDay>> OnAsync(AppDb db, DateOnly day, CancellationToken cancellation)
    {
        var found = new Dictionary<long, HealthOnDay>();
        var last = db.Accounts.Select(a => db.HealthSnapshots.Where(s => s.AccountId == a.Id && s.Score == ScorecardSheet.Overall && s.Day <= day).OrderByDescending(s => s.Day).ThenByDescending(s => s.Id).Select(s => (long?)s.Id).FirstOrDefault());
        var rows = db.HealthSnapshots.AsNoTracking().Where(s => last.Contains(s.Id)).Select(s => new { s.AccountId, s.PointsE2, s.Band });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation)) found[row.AccountId.Value] = new(row.PointsE2 ?? AccountRow.NoHealth, row.Band);
        return found;
    }
}
