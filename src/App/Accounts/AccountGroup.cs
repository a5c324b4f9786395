using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.Core.Revenue;

namespace Perennial.App.Accounts;

/// <summary>An account with all below it, through every level that the viewer sees, and what they pay alone and together.</summary>
public sealed class AccountGroup
{
    private const int MostShown = 200;

    /// <param name="Account">As it is now, with what it pays on the day.</param>
    /// <param name="Depth">1 for those right below the account.</param>
    /// <param name="Below">How many are below this one.</param>
    /// <param name="Together">MRR of this one with all below it.</param>
    public sealed record Node(AccountRow Account, int Depth, int Below, decimal Together);

    private sealed record Place(AccountId Id, int Depth, long OwnE8)
    {
        public List<Place> Children { get; } = [];
        public int Below { get; set; }
        public long TogetherE8 { get; set; }
    }

    /// <summary>Those below it as a tree from the top, siblings that pay most first; at most 200 of them.</summary>
    public required IReadOnlyList<Node> Nodes { get; init; }

    /// <summary>With the account itself.</summary>
    public required int Count { get; init; }

    /// <summary>With the account's own MRR, where that can be stated.</summary>
    public required decimal Mrr { get; init; }

    /// <summary>How many of them pay what cannot be stated, and are not in <see cref="Mrr"/>.</summary>
    public required int Unpriced { get; init; }

    public static async Task<AccountGroup> ReadAsync(AppDb db, AccountId account, Timeline timeline, DateOnly day, CancellationToken cancellation)
    {
        var places = new Dictionary<AccountId, Place> { [account] = new(account, 0, OwnE8(timeline, account, day)) };
        for (var level = new List<AccountId> { account }; level.Count > 0;)
        {
            var above = level;
            var found = await db.Accounts.AsNoTracking().Where(a => a.ParentId != null && above.Contains(a.ParentId.Value)).Select(a => new { a.Id, Parent = a.ParentId!.Value }).ToListAsync(cancellation);
            level = [];
            foreach (var child in found.Where(child => !places.ContainsKey(child.Id)))
            {
                var place = new Place(child.Id, places[child.Parent].Depth + 1, OwnE8(timeline, child.Id, day));
                places.Add(child.Id, place);
                places[child.Parent].Children.Add(place);
                level.Add(child.Id);
            }
        }
        foreach (var place in places.Values.OrderByDescending(place => place.Depth))
            (place.Below, place.TogetherE8) = (place.Children.Sum(child => child.Below + 1), place.OwnE8 + place.Children.Sum(child => child.TogetherE8));
        var shown = InOrder(places[account]).Skip(1).Take(MostShown).ToList();
        var today = new RevenueToday(timeline, day);
        var rows = await RowsAsync(db, [.. shown.Select(place => place.Id)], cancellation);
        return new()
        {
            Nodes = [.. shown.Where(place => rows.ContainsKey(place.Id)).Select(place => new Node(rows[place.Id].Paying(timeline, today), place.Depth, place.Below, Amount(place.TogetherE8)))],
            Count = places.Count,
            Mrr = Amount(places[account].TogetherE8),
            Unpriced = places.Keys.Count(id => timeline.OrdinalOf(id.Value) is >= 0 and var ordinal && today.Of(ordinal).Unpriced is not null),
        };
    }

    private static async Task<Dictionary<AccountId, AccountRow>> RowsAsync(AppDb db, List<AccountId> ids, CancellationToken cancellation) =>
        await RowsOfAccounts.Now(db).AsNoTracking().Where(a => ids.Contains(a.Id)).Select(RowsOfAccounts.Shown).ToDictionaryAsync(a => a.Id, cancellation);

    private static IEnumerable<Place> InOrder(Place place)
    {
        var left = new Stack<Place>([place]);
        while (left.TryPop(out var next))
        {
            yield return next;
            foreach (var child in next.Children.OrderBy(child => child.TogetherE8).ThenByDescending(child => child.Id.Value)) left.Push(child);
        }
    }

    private static long OwnE8(Timeline timeline, AccountId account, DateOnly day) => timeline.OrdinalOf(account.Value) is >= 0 and var ordinal ? timeline.AmountOn(ordinal, day) : 0;

    private static decimal Amount(long e8) => e8 / 100_000_000m;
}
