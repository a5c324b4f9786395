using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.App.Signals;

namespace Perennial.App.Health;

/// <summary>Reads segment and phase of accounts, now or on a day. On a day they are what had been said by then: what is said of the present never tells the past.</summary>
public sealed class AccountKinds(Workspace workspace, MergedRecords merged, WorkspaceSettings settings)
{
    private const int Few = 500;

    /// <summary>In the order of the ids; accounts of which nothing had been said are of no segment and no phase.</summary>
    /// <param name="accounts">Ids, ascending.</param>
    /// <param name="day">Null for now.</param>
    /// <param name="asKnown">Only by what was recorded by the end of the day.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<AccountKind>> OfAsync(long[] accounts, DateOnly? day, bool asKnown, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        if (day is { } then) return await OnAsync(db, accounts, then, asKnown, cancellation);
        var (kinds, rows) = (new AccountKind[accounts.Length], db.Accounts.AsNoTracking());
        if (accounts.Length <= Few)
        {
            var ids = accounts.Select(id => new AccountId(id)).ToList();
            rows = rows.Where(a => ids.Contains(a.Id));
        }
        await foreach (var row in rows.Select(a => new { a.Id, a.Segment, a.Phase }).AsAsyncEnumerable().WithCancellation(cancellation))
            if (Array.BinarySearch(accounts, row.Id.Value) is >= 0 and var at) kinds[at] = new(row.Segment, row.Phase);
        return kinds;
    }

    private async Task<AccountKind[]> OnAsync(AppDb db, long[] accounts, DateOnly day, bool asKnown, CancellationToken cancellation)
    {
        var known = await KnownFacts.OfAsync(db, merged, (await settings.InForceAsync(cancellation)).TimeZone, asKnown ? day : null, cancellation);
        var (kinds, end) = (new AccountKind[accounts.Length], known.EndOf(day));
        var facts = db.AccountFacts.AsNoTracking().Where(f => f.EffectiveAt < end).OrderBy(f => f.EffectiveAt).ThenBy(f => f.RecordedAt).ThenBy(f => f.Id);
        await foreach (var fact in facts.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!known.Counts(Micros.Of(fact.RecordedAt), fact.ImportId ?? 0) || Array.BinarySearch(accounts, fact.AccountId.Value) is not (>= 0 and var at)) continue;
            using var fields = JsonDocument.Parse(fact.Fields);
            if (fields.RootElement.TryGetProperty("segment", out var segment)) kinds[at] = kinds[at] with { Segment = segment.GetString() };
            if (fields.RootElement.TryGetProperty("phase", out var phase)) kinds[at] = kinds[at] with { Phase = phase.GetString() };
        }
        return kinds;
    }

    /// <summary>Segments as numbers, whatever their case.</summary>
    public static int[] Numbers(IReadOnlyList<AccountKind> kinds)
    {
        var known = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return [.. kinds.Select(kind => known.TryGetValue(kind.Segment ?? "", out var number) ? number : known[kind.Segment ?? ""] = known.Count)];
    }
}
