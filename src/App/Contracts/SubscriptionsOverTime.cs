using System.Text;
using NodaTime;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.App.Contracts;

/// <summary>
/// What the subscriptions of all accounts pay on any day: each line told apart and read by the engine that counts accounts, under the subscription that its last standing statement names.
/// </summary>
internal sealed class SubscriptionsOverTime
{
    private readonly Timeline _apart;
    private readonly ILookup<(long Account, string Subscription), int> _lines;

    private SubscriptionsOverTime(Timeline apart, IEnumerable<(long Account, string Subscription, int Line)> lines) =>
        (_apart, _lines) = (apart, lines.ToLookup(l => (l.Account, l.Subscription), l => l.Line));

    private readonly record struct Said(long Line, DateOnly Start, long RecordedAt, long Id, string Subscription);

    /// <param name="db">Sees everything.</param>
    /// <param name="store">Where the lines are.</param>
    /// <param name="merged">Whose lines count for whom.</param>
    /// <param name="options">In force.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<SubscriptionsOverTime> ReadAsync(AppDb db, Store store, MergeMap merged, WorkspaceOptions options, CancellationToken cancellation)
    {
        var undone = (await UndoneSource.NotCountingAsync(db, null, cancellation)).ToHashSet();
        var zone = DateTimeZoneProviders.Tzdb[options.TimeZone];
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
        var timeline = ledger.At(options.With("reactivation-grace-days", "0"));
        return new(timeline, from part in said.Values.SelectMany(SubscriptionsOf)
                             let ordinal = timeline.OrdinalOf(part.Line)
                             where ordinal >= 0
                             select (accounts[(int)part.Line], part.Subscription, ordinal));
    }

    /// <summary>What one subscription of an account pays at the end of a day, in 1e-8 units of the reporting currency.</summary>
    public Int128 AmountOn(long account, string subscription, DateOnly day) => AmountOn(account, subscription, day, day);

    /// <summary>The same at another day's rate.</summary>
    public Int128 AmountOn(long account, string subscription, DateOnly day, DateOnly rateDay)
    {
        Int128 sum = 0;
        foreach (var line in _lines[(account, subscription)]) sum += _apart.AmountOn(line, day, rateDay);
        return sum;
    }

    /// <summary>Every one that pays on a day.</summary>
    public Dictionary<(long Account, string Subscription), Int128> On(DateOnly day) =>
        _lines.Select(lines => (lines.Key, Amount: AmountOn(lines.Key.Account, lines.Key.Subscription, day))).Where(paid => paid.Amount != 0).ToDictionary(paid => paid.Key, paid => paid.Amount);

    /// <summary>The subscription of each account's part of a line: as its last statement says that stands.</summary>
    private static IEnumerable<(long Line, string Subscription)> SubscriptionsOf(List<Said> statements)
    {
        if (statements is [var only]) return [(only.Line, only.Subscription)];
        var standing = statements.GroupBy(s => s.Start).Select(g => g.OrderBy(s => s.RecordedAt).ThenBy(s => s.Id).Last().Id).ToHashSet();
        return statements.GroupBy(s => s.Line).Select(g => (g.Key, g.OrderBy(s => standing.Contains(s.Id)).ThenBy(s => s.Start).ThenByDescending(s => s.RecordedAt).ThenByDescending(s => s.Id).Last().Subscription));
    }
}
