using Perennial.App.Events;
using Perennial.App.Revenue;
using Perennial.Core.Engagement;
using Perennial.Core.Options;
using Perennial.Usage;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.App.Signals;

/// <summary>What every account did up to today, kept: asked of the event store once a day, and then again for those accounts alone of which something came.</summary>
internal sealed class UseToday : IDisposable
{
    private const int MostPeople = 5000, MostNoted = 50_000, ManyOf = 4;
    private readonly EventStore _store;
    private readonly EventActivity _activity;
    private readonly EventGroups _groups;
    private readonly IUsageAnswers _answers;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Lock _noting = new();
    private (HashSet<int> Groups, HashSet<int> People) _noted = ([], []);
    private bool _isFollowing, _isTooMuch;
    private Kept? _kept;

    public UseToday(EventStore store, EventActivity activity, EventGroups groups, IUsageAnswers answers)
    {
        (_store, _activity, _groups, _answers) = (store, activity, groups, answers);
        store.Fed += Note;
    }

    /// <summary>One account's.</summary>
    /// <param name="Now">Over the last days.</param>
    /// <param name="Before">Over as many before.</param>
    /// <param name="First">Number of the day of its first event; <see cref="UseSpans.Never"/> for none.</param>
    /// <param name="Last">Of its last; below 0 for none.</param>
    private readonly record struct Use(UsageActivity Now, UsageActivity Before, int First, int Last)
    {
        public static Use None => new(default, default, UseSpans.Never, UseSpans.None);
    }

    /// <param name="Upkeeps">How often older events had been changed.</param>
    /// <param name="AccountOf">Which groups were which account.</param>
    /// <param name="Came">The first day with an event of anybody.</param>
    private sealed record Kept(DateOnly Day, string Zone, long Upkeeps, IReadOnlyDictionary<int, long> AccountOf, DateOnly Came, Dictionary<long, Use> Uses);

    /// <summary>Of some accounts, in their order.</summary>
    public sealed record Told(UseSpans Spans, UsageActivity[] Now, UsageActivity[] Before, DateOnly Came);

    /// <exception cref="RawEventsGoneException">Of the days that are asked for only sums of another zone are kept.</exception>
    public async Task<Told> AskAsync(WorkspaceOptions options, DateOnly day, long[] accounts, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var kept = await NowAsync(options, day, cancellation);
            var (now, before, first, last) = (new UsageActivity[accounts.Length], new UsageActivity[accounts.Length], new int[accounts.Length], new int[accounts.Length]);
            for (var i = 0; i < accounts.Length; i++) (now[i], before[i], first[i], last[i]) = kept.Uses.TryGetValue(accounts[i], out var use) ? use : Use.None;
            return new(new(first, last), now, before, kept.Came);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _store.Fed -= Note;
        _one.Dispose();
    }

    private void Note(UsageBatch batch)
    {
        lock (_noting)
        {
            if (!_isFollowing || _isTooMuch) return;
            foreach (var row in batch.Rows)
            {
                if (row.Source != 0) _noted.Groups.Add(row.Source);
                else if (row.Person != 0) _noted.People.Add(row.Person); // it counts where that one belongs
            }
            foreach (var (person, source, _) in batch.Members)
            {
                _noted.People.Add(person);
                _noted.Groups.Add(source);
            }
            foreach (var (before, person, _) in batch.Links)
            {
                _noted.People.Add(before);
                _noted.People.Add(person);
            }
            _isTooMuch = _noted.Groups.Count + _noted.People.Count > MostNoted;
        }
    }

    private async Task<Kept> NowAsync(WorkspaceOptions options, DateOnly day, CancellationToken cancellation)
    {
        bool isTooMuch;
        (HashSet<int> Groups, HashSet<int> People) noted;
        lock (_noting) ((noted, _noted), isTooMuch, (_isTooMuch, _isFollowing)) = ((_noted, ([], [])), _isTooMuch, (false, true));
        var (upkeeps, accountOf) = (_store.Upkeeps, _groups.Accounts());
        var kept = _kept is { } last && !isTooMuch && last.Day == day && last.Zone == options.TimeZone && last.Upkeeps == upkeeps ? last : null;
        _kept = null; // until all is asked
        var touched = kept is null ? null : await TouchedAsync(kept, accountOf, noted.Groups, noted.People, cancellation);
        if (touched is null || kept is null) kept = new(day, options.TimeZone, upkeeps, accountOf, DateOnly.MaxValue, await OfAsync(options, day, [.. accountOf.Values.Distinct()], cancellation));
        else
            foreach (var (account, use) in await OfAsync(options, day, touched, cancellation)) kept.Uses[account] = use;
        if (touched is not { Count: 0 } || noted.Groups.Count > 0) kept = kept with { Came = await AccountUsageQuery.FirstAsync(_store.Engine, null, cancellation) ?? DateOnly.MaxValue };
        return _kept = kept with { AccountOf = accountOf };
    }

    /// <summary>Accounts that may have done something since; null for so many that all are asked for.</summary>
    private async Task<IReadOnlyList<long>?> TouchedAsync(Kept kept, IReadOnlyDictionary<int, long> accountOf, HashSet<int> groups, HashSet<int> people, CancellationToken cancellation)
    {
        if (people.Count > MostPeople) return null;
        if (people.Count > 0) groups.UnionWith(await GroupsOfPeopleQuery.AskAsync(_store.Engine, people, cancellation));
        var touched = new HashSet<long>();
        foreach (var group in groups)
            if (accountOf.TryGetValue(group, out var account)) touched.Add(account);
        if (!ReferenceEquals(accountOf, kept.AccountOf))
        {
            foreach (var (group, account) in accountOf)
                if (!kept.AccountOf.TryGetValue(group, out var was) || was != account) touched.Add(account);
            foreach (var (group, was) in kept.AccountOf)
                if (!accountOf.TryGetValue(group, out var account) || account != was) touched.Add(was);
        }
        return touched.Count > 100 + kept.Uses.Count / ManyOf ? null : [.. touched];
    }

    private async Task<Dictionary<long, Use>> OfAsync(WorkspaceOptions options, DateOnly day, IReadOnlyList<long> accounts, CancellationToken cancellation)
    {
        var uses = new Dictionary<long, Use>(accounts.Count);
        if (accounts.Count == 0) return uses;
        var (periods, spans) = (UsageSignals.PeriodsOf(day), await UseSpans.ReadAsync(_store, _activity, _groups, options.TimeZone, accounts, [day], cancellation));
        var done = _answers.ByPlace(options, periods, [.. accounts.Select((id, i) => (id, i))], null, withAmounts: false)!;
        for (var i = 0; i < accounts.Count; i++) uses[accounts[i]] = new(done.GetValueOrDefault((periods[0], i)), done.GetValueOrDefault((periods[1], i)), spans.FirstBy(i, day), spans.LastBy(i, 0));
        return uses;
    }
}
