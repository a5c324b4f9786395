using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;

namespace Perennial.App.Health;

/// <summary>Reads segment and phase of accounts, now or on a day.</summary>
public sealed class AccountKinds(Workspace workspace, PastAccounts past)
{
    private const int Few = 500;

    /// <summary>In the order of the ids; those of accounts that were not there yet are of no segment and no phase.</summary>
    /// <param name="accounts">Ids, ascending.</param>
    /// <param name="day">Null for now.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<AccountKind>> OfAsync(long[] accounts, DateOnly? day, CancellationToken cancellation)
    {
        var kinds = new AccountKind[accounts.Length];
        if (day is { } then)
            foreach (var row in await past.OnAsync(Viewer.System, then, cancellation)) Put(row.Id, row.Segment, row.Phase);
        else
        {
            await using var db = workspace.OpenFor(Viewer.System);
            var rows = db.Accounts.AsNoTracking();
            if (accounts.Length <= Few)
            {
                var ids = accounts.Select(id => new AccountId(id)).ToList();
                rows = rows.Where(a => ids.Contains(a.Id));
            }
            await foreach (var row in rows.Select(a => new { a.Id, a.Segment, a.Phase }).AsAsyncEnumerable().WithCancellation(cancellation)) Put(row.Id, row.Segment, row.Phase);
        }
        return kinds;

        void Put(AccountId id, string? segment, string? phase)
        {
            if (Array.BinarySearch(accounts, id.Value) is >= 0 and var at) kinds[at] = new(segment, phase);
        }
    }

    /// <summary>Segments as numbers, whatever their case.</summary>
    public static int[] Numbers(IReadOnlyList<AccountKind> kinds)
    {
        var known = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return [.. kinds.Select(kind => known.TryGetValue(kind.Segment ?? "", out var number) ? number : known[kind.Segment ?? ""] = known.Count)];
    }
}
