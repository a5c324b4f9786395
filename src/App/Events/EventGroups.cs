using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.Usage;
using Perennial.Usage.Store;

namespace Perennial.App.Events;

/// <summary>Which groups of events are which account: by a person's word, else by the account's own id, also of one that was merged into it. Kept until accounts or groups change.</summary>
public sealed class EventGroups(EventStore events, Workspace workspace, MergedRecords merged, FactsChanged changed)
{
    /// <summary>What a group is called that is only known by a subscription of its account.</summary>
    public const string OfSubscription = "subscription:";

    private volatile Kept? _kept;
    private long _words;

    private sealed record Kept(long Times, long Words, int Groups, ILookup<long, int> OfAccount, IReadOnlyDictionary<int, long> AccountOf);

    /// <summary>The groups of accounts, each with the place that its account counts in.</summary>
    public UsagePlaces Of(IReadOnlyList<(long Account, int Place)> accounts)
    {
        var groups = Now().OfAccount;
        return new([.. accounts.SelectMany(a => groups[a.Account].Select(group => (group, a.Place)))]);
    }

    /// <summary>The account of a group's number; null while it is nobody's.</summary>
    public long? AccountOf(int group) => Now().AccountOf.TryGetValue(group, out var account) ? account : null;

    /// <summary>The account of each id that a group may have now.</summary>
    public IReadOnlyDictionary<string, long> ByKey()
    {
        using var db = workspace.OpenFor(Viewer.System);
        return Keys(db);
    }

    /// <summary>A person said which account a group is.</summary>
    public void Said() => Interlocked.Increment(ref _words);

    /// <summary>What belongs to an account now.</summary>
    public KnownGroups Known()
    {
        using var db = workspace.OpenFor(Viewer.System);
        return new KnownGroups(Keys(db).Keys.ToHashSet(StringComparer.Ordinal), new Lazy<IReadOnlySet<string>>(() =>
        {
            var accounts = Now().AccountOf;
            var people = events.Engine.AskAsync(new UsageAsk("select distinct p.id, b.source from belongs b join people p on p.number = b.person", UsageAsk.NoValues), row => (row.Text(0)!, (int)row.Long(1)), default).GetAwaiter().GetResult();
            return people.Where(p => accounts.ContainsKey(p.Item2)).Select(p => p.Item1).ToHashSet(StringComparer.Ordinal);
        }));
    }

    /// <summary>The account of each id that a group may have; those of subscriptions are read from every line, and only where events name any.</summary>
    private Dictionary<string, long> Keys(AppDb db, bool withSubscriptions = true)
    {
        var keys = db.Accounts.AsNoTracking().Select(a => new { a.ExternalId, a.Id }).ToDictionary(a => a.ExternalId, a => a.Id.Value, StringComparer.Ordinal);
        foreach (var (part, whole) in merged.AccountNames())
            if (keys.TryGetValue(whole, out var id)) keys[part] = id;
        var (into, present) = (merged.Accounts(), keys.Values.ToHashSet());
        if (withSubscriptions)
            foreach (var line in db.SubscriptionLineFacts.AsNoTracking().Select(f => new { f.SubscriptionId, f.AccountId, f.Id }).OrderBy(f => f.Id)) keys[OfSubscription + line.SubscriptionId] = into.Root(line.AccountId.Value);
        foreach (var said in db.EventGroups.AsNoTracking())
            if (into.Root(said.AccountId.Value) is var account && present.Contains(account)) keys[said.GroupKey] = account;
        return keys;
    }

    private Kept Now()
    {
        var (times, words, groups) = (changed.Times, Interlocked.Read(ref _words), events.Engine.Names.Sources.Count);
        if (_kept is { } kept && kept.Times == times && kept.Words == words && kept.Groups == groups) return kept;
        var found = events.Engine.AskAsync(new UsageAsk("select number, id from sources", UsageAsk.NoValues), row => ((int)row.Long(0), row.Text(1)!), default).GetAwaiter().GetResult();
        using var db = workspace.OpenFor(Viewer.System);
        var keys = Keys(db, withSubscriptions: found.Any(group => group.Item2.StartsWith(OfSubscription, StringComparison.Ordinal)));
        var accountOf = new Dictionary<int, long>();
        foreach (var (number, key) in found)
            if (keys.TryGetValue(key, out var account)) accountOf[number] = account;
        return _kept = new(times, words, found.Count, accountOf.ToLookup(a => a.Value, a => a.Key), accountOf);
    }
}
