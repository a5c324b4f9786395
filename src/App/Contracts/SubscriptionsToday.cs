using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.Core.Revenue;

namespace Perennial.App.Contracts;

/// <summary>
/// What the subscriptions of all accounts pay on a day: each line told apart and read by the engine that counts accounts, under the subscription that its last standing statement names.
/// It is <see cref="LineHistory"/> for everybody at once.
/// </summary>
internal sealed class SubscriptionsToday
{
    private readonly Dictionary<(long Account, string Subscription), Int128> _pays = [];

    /// <summary>What the amounts rest on beside the day and the options.</summary>
    public sealed record Facts(long LastLine, long LastRate, string Undone)
    {
        public static async Task<Facts> NowAsync(AppDb db, CancellationToken cancellation) => new(
            await db.SubscriptionLineFacts.MaxAsync(f => (long?)f.Id, cancellation) ?? 0, await db.FxRateFacts.MaxAsync(r => (long?)r.Id, cancellation) ?? 0,
            string.Join(' ', (await UndoneSource.AllAsync(db, cancellation)).Select(s => s.Source).Order()));
    }

    private readonly record struct Said(long Line, DateOnly Start, long RecordedAt, long Id, string Subscription);

    /// <param name="db">Sees everything.</param>
    /// <param name="store">Where the lines are.</param>
    /// <param name="merged">Whose lines count for whom.</param>
    /// <param name="state">The day and the options.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<SubscriptionsToday> ReadAsync(AppDb db, Store store, MergeMap merged, ProjectRevenue.State state, CancellationToken cancellation)
    {
        var undone = (await UndoneSource.NotCountingAsync(db, null, cancellation)).ToHashSet();
        var zone = DateTimeZoneProviders.Tzdb[state.Options.TimeZone];
        var (numbers, accounts, said) = (new Dictionary<(long, TextKey), long>(), new List<long>(), new Dictionary<TextKey, List<Said>>());
        var ledger = await LineFacts.ReadAsync(db, store, fact =>
        {
            var (account, line) = (merged.Root(fact.AccountId), TextKey.Of(fact.LineId));
            if (!numbers.TryGetValue((account, line), out var number))
            {
                numbers.Add((account, line), number = accounts.Count);
                accounts.Add(account);
            }
            if (undone.Contains(fact.ImportId)) return number;
            if (!said.TryGetValue(line, out var statements)) said.Add(line, statements = new(1));
            statements.Add(new(number, DayOrInstant.Parse(fact.StartAt).In(zone), fact.RecordedAt, fact.Id, Encoding.UTF8.GetString(fact.SubscriptionId)));
            return number;
        }, cancellation);
        var timeline = ledger.At(state.Options.With("reactivation-grace-days", "0"));
        var today = new SubscriptionsToday();
        foreach (var (number, subscription) in said.Values.SelectMany(SubscriptionsOf))
        {
            if (timeline.OrdinalOf(number) is not (>= 0 and var ordinal) || timeline.AmountOn(ordinal, state.Day) is not (not 0 and var amount)) continue;
            var key = (accounts[(int)number], subscription);
            today._pays[key] = today._pays.GetValueOrDefault(key) + amount;
        }
        return today;
    }

    /// <summary>What the lines of a contract's subscriptions pay; at most what a column holds.</summary>
    public long UnderE8(Contract contract)
    {
        Int128 sum = 0;
        foreach (var subscription in contract.Subscriptions.Distinct(StringComparer.Ordinal)) sum += _pays.GetValueOrDefault((contract.AccountId.Value, subscription));
        return (long)Int128.Clamp(sum, long.MinValue, long.MaxValue);
    }

    /// <summary>The subscription of each account's part of a line: as its last statement says that stands.</summary>
    private static IEnumerable<(long Line, string Subscription)> SubscriptionsOf(List<Said> statements)
    {
        if (statements is [var only]) return [(only.Line, only.Subscription)];
        var standing = statements.GroupBy(s => s.Start).Select(g => g.OrderBy(s => s.RecordedAt).ThenBy(s => s.Id).Last().Id).ToHashSet();
        return statements.GroupBy(s => s.Line).Select(g => (g.Key, g.OrderBy(s => standing.Contains(s.Id)).ThenBy(s => s.Start).ThenByDescending(s => s.RecordedAt).ThenByDescending(s => s.Id).Last().Subscription));
    }
}
