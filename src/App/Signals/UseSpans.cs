using Perennial.App.Events;
using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Usage;
using Perennial.Usage.Sql;

namespace Perennial.App.Signals;

/// <summary>When events of each account came first, and last as of each day.</summary>
internal sealed class UseSpans
{
    public const int Never = int.MaxValue, None = -1;
    private const int Together = 100;
    private static readonly DateOnly _ever = new(1970, 1, 1);

    private readonly int[] _first;
    private readonly List<int[]> _last = [];

    private UseSpans(int accounts)
    {
        _first = new int[accounts];
        Array.Fill(_first, Never);
    }

    /// <summary>Those of one day, as they are known.</summary>
    public UseSpans(int[] first, int[] last)
    {
        _first = first;
        _last.Add(last);
    }

    /// <summary>Number of the day of the first event of an account by the end of a day; <see cref="Never"/> for none.</summary>
    public int FirstBy(int account, DateOnly day) => _first[account] <= day.DayNumber ? _first[account] : Never;

    /// <summary>Number of the day of the last event of an account by the end of a day; -1 for none.</summary>
    /// <param name="account">Its place.</param>
    /// <param name="day">The place of the day.</param>
    public int LastBy(int account, int day) => _last[day][account];

    /// <param name="store">Where events live.</param>
    /// <param name="activity">What was done.</param>
    /// <param name="groups">Whose they are.</param>
    /// <param name="zone">Whose days.</param>
    /// <param name="accounts">By their places.</param>
    /// <param name="asked">Days, in order.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<UseSpans> ReadAsync(EventStore store, EventActivity activity, EventGroups groups, string zone, IReadOnlyList<long> accounts, IReadOnlyList<DateOnly> asked, CancellationToken cancellation)
    {
        var (spans, places, from) = (new UseSpans(accounts.Count), groups.Of([.. accounts.Select((id, i) => (id, i))]), _ever);
        var now = new int[accounts.Count];
        Array.Fill(now, None);
        foreach (var days in asked.Chunk(Together))
        {
            var periods = days.Select((day, i) => new Period(i == 0 ? from : days[i - 1].AddDays(1), day.AddDays(1))).ToList();
            var found = await AskAsync(store, activity, zone, facts => UseSpanQuery.AskAsync(store.Engine, facts, periods, places, cancellation));
            var inPeriod = found.ToLookup(f => f.Period);
            for (var i = 0; i < days.Length; i++)
            {
                foreach (var (_, place, first, last) in inPeriod[i]) (spans._first[place], now[place]) = (Math.Min(spans._first[place], first.DayNumber), Math.Max(now[place], last.DayNumber));
                spans._last.Add([.. now]);
            }
            from = days[^1].AddDays(1);
        }
        return spans;
    }

    /// <summary>The sums of the store's own days always know when something was done; only at the ends of another zone's days they may be some hours off.</summary>
    private static async Task<T> AskAsync<T>(EventStore store, EventActivity activity, string zone, Func<UsageFacts, Task<T>> ask)
    {
        try
        {
            return await ask(activity.FactsIn(zone));
        }
        catch (RawEventsGoneException)
        {
            return await ask(activity.FactsIn(store.Engine.Zone));
        }
    }
}
