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

    private static readonly Dictionary<int, long> Nothing = [];
    private volatile Kept? _kept;
    private long _words;

    /// <param name="Keys">The account of each id; those of subscriptions only where <paramref name="WithSubscriptions"/>.</param>
    private sealed record Kept(long Times, long Words, int Groups, bool WithSubscriptions, IReadOnlyDictionary<string, long> Keys, ILookup<long, int> OfAccount, IReadOnlyDictionary<int, long> AccountOf);

    /// <summary>After a person said, or took back, which account a group is.</summary>
    public event Action? Changed;

    /// <summary>How often what groups are may have changed: compare it to know whether it has.</summary>
    public (long Facts, long Words) Times => (changed.Times, Interlocked.Read(ref _words));

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

    /// <summary>The account of every group that is one, by the group's number. The same object as long as nothing changes.</summary>
    public IReadOnlyDictionary<int, long> Accounts() => Now().AccountOf;

    /// <summary>How many groups are nobody's.</summary>
    public int Unknown => Now() is var kept ? kept.Groups - kept.AccountOf.Count : 0;

    /// <summary>A person said which account a group is.</summary>
    public void Said()
    {
        Interlocked.Increment(ref _words);
        Changed?.Invoke();
    }

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
        var kept = _kept is { } last && last.Times == times && last.Words == words ? last : null;
        if (kept is not null && kept.Groups >= groups) return kept;
        var found = Found(kept?.Groups ?? 0);
        var withSubscriptions = kept?.WithSubscriptions == true || found.Exists(group => group.Key.StartsWith(OfSubscription, StringComparison.Ordinal));
        if (kept is not null && kept.WithSubscriptions != withSubscriptions) (kept, found) = (null, Found(0));
        return _kept = kept is not null ? With(kept, found) : All(times, words, withSubscriptions, found);
    }

    /// <summary>Groups with a number beyond one.</summary>
    private List<(int Number, string Key)> Found(int after) =>
        [.. events.Engine.AskAsync(new UsageAsk($"select number, id from sources where number > {after.ToString(System.Globalization.CultureInfo.InvariantCulture)}", UsageAsk.NoValues), row => ((int)row.Long(0), row.Text(1)!), default).GetAwaiter().GetResult()];

    private Kept All(long times, long words, bool withSubscriptions, List<(int Number, string Key)> found)
    {
        using var db = workspace.OpenFor(Viewer.System);
        return With(new(times, words, 0, withSubscriptions, Keys(db, withSubscriptions), Nothing.ToLookup(a => a.Value, a => a.Key), Nothing), found);
    }

    /// <summary>Strangers can make groups without end: those that came since are looked up, and what was known of the others stays.</summary>
    private static Kept With(Kept kept, List<(int Number, string Key)> more)
    {
        var known = more.Where(group => kept.Keys.ContainsKey(group.Key)).ToList();
        var last = more.Count == 0 ? kept.Groups : Math.Max(kept.Groups, more.Max(group => group.Number));
        if (known.Count == 0) return kept with { Groups = last };
        var accountOf = new Dictionary<int, long>(kept.AccountOf);
        foreach (var (number, key) in known) accountOf[number] = kept.Keys[key];
        return kept with { Groups = last, OfAccount = accountOf.ToLookup(a => a.Value, a => a.Key), AccountOf = accountOf };
    }
}
