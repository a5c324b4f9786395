using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;

namespace Perennial.App.Contracts;

/// <summary>What the subscriptions of all accounts pay on a day: <see cref="LineHistory"/> for everybody at once.</summary>
internal sealed class SubscriptionsToday
{
    private readonly Dictionary<(long Account, string Subscription), Int128> _pays;

    private SubscriptionsToday(Dictionary<(long Account, string Subscription), Int128> pays) => _pays = pays;

    /// <summary>What the amounts rest on beside the day and the options.</summary>
    public sealed record Facts(long LastLine, long LastRate, string Undone)
    {
        public static async Task<Facts> NowAsync(AppDb db, CancellationToken cancellation) => new(
            await db.SubscriptionLineFacts.MaxAsync(f => (long?)f.Id, cancellation) ?? 0, await db.FxRateFacts.MaxAsync(r => (long?)r.Id, cancellation) ?? 0,
            string.Join(' ', (await UndoneSource.AllAsync(db, cancellation)).Select(s => s.Source).Order()));
    }

    /// <param name="db">Sees everything.</param>
    /// <param name="store">Where the lines are.</param>
    /// <param name="merged">Whose lines count for whom.</param>
    /// <param name="state">The day and the options.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<SubscriptionsToday> ReadAsync(AppDb db, Store store, MergeMap merged, ProjectRevenue.State state, CancellationToken cancellation) =>
        new((await SubscriptionsOverTime.ReadAsync(db, store, merged, state.Options, cancellation)).On(state.Day));

    /// <summary>What the lines of a contract's subscriptions pay; at most what a column holds.</summary>
    public long UnderE8(Contract contract)
    {
        Int128 sum = 0;
        foreach (var subscription in contract.Subscriptions.Distinct(StringComparer.Ordinal)) sum += _pays.GetValueOrDefault((contract.AccountId.Value, subscription));
        return (long)Int128.Clamp(sum, long.MinValue, long.MaxValue);
    }
}
