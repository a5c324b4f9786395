using NodaTime;
using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Core.Voice;

/// <summary>Tickets in force as columns, in the order of the local days on which they began. One pass over them answers a question about all accounts.</summary>
public sealed class TicketBook
{
    /// <summary>In place of a day that has not come, or is not known.</summary>
    public const int NoDay = int.MaxValue;

    private const long SecondsInDay = 86_400, MostSeconds = 3660 * SecondsInDay;

    private readonly int[] _opened, _solved, _reopened, _escalated, _contacts, _owners, _ratings, _answeredOn, _escalationKnown, _ratingKnown;
    private readonly long[] _handling, _response, _resolution;
    private readonly bool[] _wasReopened, _isOpenAgain;
    private readonly int[] _bySolved;

    private TicketBook(IReadOnlyList<TicketVersion> tickets, IReadOnlyList<(int Day, int At)> order, FirstSaid said, VoiceAccounts accounts, DateTimeZone zone)
    {
        var n = order.Count;
        (_opened, _solved, _reopened, _escalated, _contacts, _owners, _ratings) = (new int[n], new int[n], new int[n], new int[n], new int[n], new int[n], new int[n]);
        (_answeredOn, _escalationKnown, _ratingKnown) = (new int[n], new int[n], new int[n]);
        (_handling, _response, _resolution, _wasReopened, _isOpenAgain, Facts) = (new long[n], new long[n], new long[n], new bool[n], new bool[n], new long[n]);
        for (var i = 0; i < n; i++)
        {
            var t = tickets[order[i].At];
            (_opened[i], _solved[i], _owners[i], Facts[i]) = (order[i].Day, Day(t.Solved, zone), accounts.Ensure(t.Account), t.FactId);
            (_contacts[i], _handling[i], _ratings[i]) = (t.Contacts, t.HandlingSeconds, t.RatingE4);
            _wasReopened[i] = t.Reopens > 0 || t.Reopened is not null;
            _reopened[i] = Day(t.Reopened, zone);
            _isOpenAgain[i] = t.Reopened is { } again && t.Solved is { } end && (again.IsInstant && end.IsInstant ? again.Micros > end.Micros : _reopened[i] > _solved[i]);
            _escalated[i] = t.IsEscalated ? t.EscalatedAt is { } at ? at.DayIn(zone) : _opened[i] : NoDay;
            _response[i] = t.ResponseSeconds >= 0 ? t.ResponseSeconds : TicketVersion.SecondsBetween(t.Opened, t.FirstResponse);
            _answeredOn[i] = _response[i] < 0 ? NoDay : Math.Max(t.FirstResponse?.DayIn(zone) ?? _opened[i], After(t.Opened, _response[i], zone));
            _escalationKnown[i] = t.IsEscalated ? Math.Max(_opened[i], said.EscalatedOn(t, zone)) : NoDay;
            _ratingKnown[i] = t.RatingE4 > 0 ? said.RatedOn(t, zone) : NoDay;
            _resolution[i] = t.Solved is null ? TicketVersion.Unknown : t.ResolutionSeconds >= 0 ? t.ResolutionSeconds : TicketVersion.SecondsBetween(t.Opened, t.Solved);
        }
        _bySolved = [.. DayOrder.Of(n, i => _solved[i]).TakeWhile(ticket => ticket.Day != NoDay).Select(ticket => ticket.At)];
    }

    /// <summary>Number of the fact that says each ticket.</summary>
    public long[] Facts { get; }

    public int Count => _opened.Length;

    public int OwnerOf(int ticket) => _owners[ticket];

    public int OpenedOn(int ticket) => _opened[ticket];

    /// <summary><see cref="NoDay"/> while it is not.</summary>
    public int SolvedOn(int ticket) => _solved[ticket];

    /// <summary><see cref="NoDay"/> when it was not escalated.</summary>
    public int EscalatedOn(int ticket) => _escalated[ticket];

    /// <summary><see cref="NoDay"/> when no day is known.</summary>
    public int ReopenedOn(int ticket) => _reopened[ticket];

    /// <summary>Below 0 where nothing says so.</summary>
    public long HandlingSeconds(int ticket) => _handling[ticket];

    /// <summary>Below 0 where nothing says so.</summary>
    public long ResolutionSeconds(int ticket) => _resolution[ticket];

    public bool IsRated(int ticket) => _ratings[ticket] > 0;

    public bool WasReopened(int ticket) => _wasReopened[ticket];

    /// <summary>Below 0 where nothing says so.</summary>
    public long ResponseSeconds(int ticket) => _response[ticket];

    /// <summary>Whether it is open on a day: begun and not solved, or solved and taken up again by then.</summary>
    public bool IsOpenOn(int ticket, int day) => _opened[ticket] <= day && (_solved[ticket] > day || (_isOpenAgain[ticket] && _reopened[ticket] <= day));

    /// <summary>Solved with one contact of the customer, and not reopened within some days after that.</summary>
    public bool IsAtFirst(int ticket, int days) =>
        _contacts[ticket] == 1 && !(_wasReopened[ticket] && (_reopened[ticket] == NoDay || _reopened[ticket] - _solved[ticket] <= days));

    /// <summary>Whether it can be said by a day if it was solved at first contact: somebody counted the contacts, and the days are over.</summary>
    public bool IsJudged(int ticket, int days, int horizon) => _solved[ticket] != NoDay && _contacts[ticket] >= 0 && (long)_solved[ticket] + days <= horizon;

    /// <summary>Adds up a period.</summary>
    /// <param name="period">Its days, none of them after the horizon.</param>
    /// <param name="fcrDays">Days without a reopen.</param>
    /// <param name="horizon">The last day that is known.</param>
    /// <param name="of">Where an account's tickets are added to, by its ordinal; null for nowhere.</param>
    internal void Sum(Period period, int fcrDays, int horizon, Func<int, TicketSums?> of)
    {
        var (from, close) = (period.Start.DayNumber, period.ClosingDay.DayNumber);
        for (var i = 0; i < Count && _opened[i] <= close; i++)
        {
            var isOpen = IsOpenOn(i, close);
            var isEscalated = _escalated[i] >= from && _escalated[i] <= close;
            if ((_opened[i] < from && !isOpen && !isEscalated) || of(_owners[i]) is not { } sums) continue;
            if (isOpen) sums.Open++;
            if (isEscalated) sums.Escalated++;
            if (_opened[i] < from) continue;
            sums.Opened++;
            if (_response[i] >= 0) sums.Response = sums.Response.With(_response[i]);
        }
        for (var at = FirstSolvedOn(from); at < _bySolved.Length && _solved[_bySolved[at]] <= close; at++)
            if (of(_owners[_bySolved[at]]) is { } sums) AddSolved(sums, _bySolved[at], fcrDays, horizon);
    }

    /// <summary>
    /// How every account's support stands on a day, looking back over some days with it: for signals of all accounts at once. Nothing counts that was only known later: a first answer from its
    /// own day, a rating and an escalation that say no day from when they were first recorded.
    /// </summary>
    /// <returns>By ordinal of the account.</returns>
    public TicketState[] StatesOn(DateOnly day, int days, int accounts)
    {
        var (states, close) = (new TicketState[accounts], day.DayNumber);
        var from = close - days;
        for (var i = 0; i < Count && _opened[i] <= close; i++)
        {
            ref var s = ref states[_owners[i]];
            var (isOpen, isEscalated) = (IsOpenOn(i, close), _escalationKnown[i] <= close);
            var began = _opened[i] > from;
            s = new(s.Open + (isOpen ? 1 : 0), s.Escalated + (isOpen && isEscalated ? 1 : 0), s.OpenedLately + (began ? 1 : 0), s.ReopenedLately + (_reopened[i] > from && _reopened[i] <= close ? 1 : 0),
                s.EscalatedLately + (isEscalated && _escalationKnown[i] > from ? 1 : 0), began && _answeredOn[i] <= close ? s.Response.With(_response[i]) : s.Response,
                _ratingKnown[i] <= close && _solved[i] > from && _solved[i] <= close ? s.Ratings.With(Instrument.Csat, _ratings[i]) : s.Ratings);
        }
        return states;
    }

    internal static TicketBook Of(IReadOnlyList<TicketVersion> tickets, FirstSaid said, VoiceAccounts accounts, DateTimeZone zone) => new(tickets, DayOrder.Of(tickets.Count, i => tickets[i].Opened.DayIn(zone)), said, accounts, zone);

    private void AddSolved(TicketSums sums, int i, int fcrDays, int horizon)
    {
        sums.Solved++;
        if (_wasReopened[i]) sums.Reopened++;
        if (_handling[i] >= 0) sums.Handling = sums.Handling.With(_handling[i]);
        if (_resolution[i] >= 0) sums.Resolution = sums.Resolution.With(_resolution[i]);
        if (_ratings[i] > 0) sums.Ratings = sums.Ratings.With(Instrument.Csat, _ratings[i]);
        if (!IsJudged(i, fcrDays, horizon)) return;
        sums.Judged++;
        if (IsAtFirst(i, fcrDays)) sums.AtFirst++;
    }

    private int FirstSolvedOn(int day)
    {
        var (low, high) = (0, _bySolved.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_solved[_bySolved[middle]] < day) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The day on which some seconds after a moment are over; after a day alone, counted from its beginning.</summary>
    private static int After(DayOrInstant from, long seconds, DateTimeZone zone) =>
        seconds > MostSeconds ? NoDay : from.IsInstant ? DayOrInstant.LocalDay(from.Micros + seconds * 1_000_000, zone) : from.DayNumber + (int)(seconds / SecondsInDay);

    private static int Day(DayOrInstant? at, DateTimeZone zone) => at is { } known ? known.DayIn(zone) : NoDay;
}
