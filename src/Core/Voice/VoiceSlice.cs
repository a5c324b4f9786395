using Perennial.Core.Revenue;

namespace Perennial.Core.Voice;

/// <summary>The answers and tickets of some accounts, with what was counted of them once.</summary>
/// <param name="book">As it was known.</param>
/// <param name="accounts">Ids of the accounts.</param>
/// <param name="horizon">The last day that is known.</param>
public sealed class VoiceSlice(VoiceBook book, IEnumerable<long> accounts, DateOnly horizon)
{
    private readonly bool[] _inside = InsideOf(book, accounts);
    private readonly Dictionary<(Period, Instrument), (AnswerSums Whole, AnswerSums[] Each)> _answers = [];
    private readonly Dictionary<(Period, string), (PhaseSums Whole, PhaseSums[] Each)> _phases = [];
    private readonly Dictionary<(Period, int), TicketSums> _tickets = [];
    private readonly Dictionary<(Period, int), TicketSums?[]> _ticketsEach = [];

    public VoiceBook Book => book;

    public DateOnly Horizon => horizon;

    public bool Includes(int ordinal) => _inside[ordinal];

    /// <summary>Answers to an instrument in a period.</summary>
    /// <param name="account">Id of one of the accounts; null for all.</param>
    /// <param name="period">Its days.</param>
    /// <param name="instrument">Whose.</param>
    public AnswerSums Answers(long? account, Period period, Instrument instrument)
    {
        var (whole, each) = Answers(period, instrument);
        return account is null ? whole : Find(account) is { } one ? each[one] : default;
    }

    /// <summary>The same of each account, by its ordinal.</summary>
    public ReadOnlySpan<AnswerSums> AnswersOfEach(Period period, Instrument instrument) => Answers(period, instrument).Each;

    /// <summary>Answers of any instrument.</summary>
    public long Count(long? account, Period period)
    {
        var (from, to) = book.Answers.In(period);
        var (only, n) = (account is null ? null : Find(account), 0L);
        if (account is not null && only is null) return 0;
        for (var i = from; i < to; i++)
            if (only is { } one ? book.Answers.Owners[i] == one : _inside[book.Answers.Owners[i]]) n++;
        return n;
    }

    /// <summary>Answers that name a phase of the journey, whatever was asked.</summary>
    public PhaseSums Phase(long? account, Period period, string phase)
    {
        var (whole, each) = Phase(period, phase);
        return account is null ? whole : Find(account) is { } one ? each[one] : default;
    }

    /// <summary>Scores of an instrument with how often each was given, in their order.</summary>
    public IReadOnlyList<(int ScoreE4, long N)> Scores(Period period, Instrument instrument)
    {
        var (found, kind, (from, to)) = (new SortedDictionary<int, long>(), book.Answers.KindOf(instrument), book.Answers.In(period));
        for (var i = from; i < to; i++)
            if (book.Answers.Kinds[i] == kind && _inside[book.Answers.Owners[i]]) found[book.Answers.Scores[i]] = found.GetValueOrDefault(book.Answers.Scores[i]) + 1;
        return [.. found.Select(score => (score.Key, score.Value))];
    }

    /// <summary>Instruments that a name was asked with on other scales, by how many answers each has in a period.</summary>
    public IReadOnlyList<(Instrument Instrument, long N)> Others(Period period, Instrument instrument) =>
    [
        .. from other in book.Answers.Instruments
           where other != instrument && (other.Name == instrument.Name || (other.Name == "ces" && instrument.Name.StartsWith("ces-", StringComparison.Ordinal)))
           let n = Answers(period, other).Whole.N
           where n > 0
           select (other, n),
    ];

    public TicketSums Tickets(long? account, Period period, int fcrDays)
    {
        var key = (period, fcrDays);
        if (account is null)
        {
            if (!_tickets.TryGetValue(key, out var whole))
            {
                _tickets[key] = whole = new();
                book.Tickets.Sum(period, fcrDays, horizon.DayNumber, owner => _inside[owner] ? whole : null);
            }
            return whole;
        }
        if (!_ticketsEach.TryGetValue(key, out var each))
        {
            _ticketsEach[key] = each = new TicketSums?[book.Accounts.Count];
            book.Tickets.Sum(period, fcrDays, horizon.DayNumber, owner => _inside[owner] ? each[owner] ??= new() : null);
        }
        return Find(account) is { } one && each[one] is { } sums ? sums : new();
    }

    /// <summary>Places of the answers of a period in the book, the latest first.</summary>
    public IEnumerable<int> AnswersIn(Period period)
    {
        var (from, to) = book.Answers.In(period);
        for (var i = to - 1; i >= from; i--)
            if (_inside[book.Answers.Owners[i]]) yield return i;
    }

    /// <summary>Places of the tickets in the book that begin on or before a day, the latest first.</summary>
    public IEnumerable<int> TicketsUntil(DateOnly day)
    {
        for (var i = book.Tickets.Count - 1; i >= 0; i--)
            if (book.Tickets.OpenedOn(i) <= day.DayNumber && _inside[book.Tickets.OwnerOf(i)]) yield return i;
    }

    private (AnswerSums Whole, AnswerSums[] Each) Answers(Period period, Instrument instrument)
    {
        if (_answers.TryGetValue((period, instrument), out var known)) return known;
        var (each, whole, kind, answers) = (new AnswerSums[book.Accounts.Count], default(AnswerSums), book.Answers.KindOf(instrument), book.Answers);
        var (from, to) = answers.In(period);
        for (var i = from; i < to && kind >= 0; i++)
        {
            if (answers.Kinds[i] != kind || !_inside[answers.Owners[i]]) continue;
            ref var own = ref each[answers.Owners[i]];
            own = own.With(instrument, answers.Scores[i]);
            whole = whole.With(instrument, answers.Scores[i]);
        }
        return _answers[(period, instrument)] = (whole, each);
    }

    private (PhaseSums Whole, PhaseSums[] Each) Phase(Period period, string phase)
    {
        if (_phases.TryGetValue((period, phase), out var known)) return known;
        var (each, whole, answers) = (new PhaseSums[book.Accounts.Count], default(PhaseSums), book.Answers);
        var number = answers.Phases.Index().Where(p => p.Item == phase).Select(p => p.Index).FirstOrDefault(AnswerBook.NoPhase);
        var (from, to) = answers.In(period);
        for (var i = from; i < to && number != AnswerBook.NoPhase; i++)
        {
            if (answers.PhaseNumbers[i] != number || !_inside[answers.Owners[i]]) continue;
            var points = answers.Instruments[answers.Kinds[i]].PointsOf(answers.Scores[i]);
            each[answers.Owners[i]] = each[answers.Owners[i]].With(points);
            whole = whole.With(points);
        }
        return _phases[(period, phase)] = (whole, each);
    }

    private int? Find(long? account) => account is { } id && book.Accounts.Find(id) is { } ordinal && _inside[ordinal] ? ordinal : null;

    private static bool[] InsideOf(VoiceBook book, IEnumerable<long> accounts)
    {
        var inside = new bool[book.Accounts.Count];
        foreach (var account in accounts)
            if (book.Accounts.Find(account) is { } ordinal) inside[ordinal] = true;
        return inside;
    }
}
