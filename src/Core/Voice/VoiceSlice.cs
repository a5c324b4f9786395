using Perennial.Core.Revenue;

namespace Perennial.Core.Voice;

/// <summary>The answers and tickets of some accounts, with what was counted of them once.</summary>
/// <param name="book">As it was known.</param>
/// <param name="accounts">Ids of the accounts.</param>
/// <param name="horizon">The last day that is known.</param>
public sealed class VoiceSlice(VoiceBook book, IEnumerable<long> accounts, DateOnly horizon)
{
    private readonly bool[] _inside = InsideOf(book, accounts);
    private readonly Dictionary<(Period, Instrument), AnswerSums> _answers = [];
    private readonly Dictionary<(Period, Instrument), AnswerSums[]> _answersEach = [];
    private readonly Dictionary<Period, int[]> _counts = [];
    private readonly Dictionary<(Period, string), PhaseSums> _phases = [];
    private readonly Dictionary<(Period, string), PhaseSums[]> _phasesEach = [];
    private readonly Dictionary<(Period, int), TicketSums> _tickets = [];
    private readonly Dictionary<(Period, int), TicketSums?[]> _ticketsEach = [];

    public VoiceBook Book => book;

    public DateOnly Horizon => horizon;

    /// <summary>Answers to an instrument in a period.</summary>
    /// <param name="account">Id of one of the accounts; null for all.</param>
    /// <param name="period">Its days.</param>
    /// <param name="instrument">Whose.</param>
    public AnswerSums Answers(long? account, Period period, Instrument instrument)
    {
        if (account is not null) return Find(account) is { } one ? AnswersOfEach(period, instrument)[one] : default;
        if (!_answers.TryGetValue((period, instrument), out var whole))
        {
            var (answers, kind, (from, to)) = (book.Answers, book.Answers.KindOf(instrument), book.Answers.In(period));
            for (var i = from; i < to && kind >= 0; i++)
                if (answers.Kinds[i] == kind && _inside[answers.Owners[i]]) whole = whole.With(instrument, answers.Scores[i]);
            _answers[(period, instrument)] = whole;
        }
        return whole;
    }

    /// <summary>The same of each account, by its ordinal; nothing of those outside.</summary>
    public ReadOnlySpan<AnswerSums> AnswersOfEach(Period period, Instrument instrument)
    {
        if (_answersEach.TryGetValue((period, instrument), out var each)) return each;
        each = book.Answers.SumsBy(instrument, period, book.Accounts.Count);
        for (var owner = 0; owner < each.Length; owner++)
            if (!_inside[owner]) each[owner] = default;
        return _answersEach[(period, instrument)] = each;
    }

    /// <summary>Answers of any instrument.</summary>
    public long Count(long? account, Period period)
    {
        if (!_counts.TryGetValue(period, out var each))
        {
            _counts[period] = each = new int[book.Accounts.Count];
            var (from, to) = book.Answers.In(period);
            for (var i = from; i < to; i++)
                if (_inside[book.Answers.Owners[i]]) each[book.Answers.Owners[i]]++;
        }
        return account is null ? each.Sum(n => (long)n) : Find(account) is { } one ? each[one] : 0;
    }

    /// <summary>Answers that name a phase of the journey, whatever was asked.</summary>
    public PhaseSums Phase(long? account, Period period, string phase)
    {
        if (account is not null)
        {
            if (Find(account) is not { } one) return default;
            if (!_phasesEach.TryGetValue((period, phase), out var each))
            {
                _phasesEach[(period, phase)] = each = new PhaseSums[book.Accounts.Count];
                foreach (var (owner, points) in PointsOf(period, phase)) each[owner] = each[owner].With(points);
            }
            return each[one];
        }
        if (!_phases.TryGetValue((period, phase), out var whole))
        {
            foreach (var (_, points) in PointsOf(period, phase)) whole = whole.With(points);
            _phases[(period, phase)] = whole;
        }
        return whole;
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
           let n = Answers(null, period, other).N
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

    /// <summary>Answers of the slice that name a phase: whose, and their place from 0 to 100.</summary>
    private IEnumerable<(int Owner, decimal Points)> PointsOf(Period period, string phase)
    {
        var answers = book.Answers;
        var number = answers.Phases.Index().Where(p => p.Item == phase).Select(p => p.Index).FirstOrDefault(AnswerBook.NoPhase);
        if (number == AnswerBook.NoPhase) yield break;
        var (from, to) = answers.In(period);
        for (var i = from; i < to; i++)
            if (answers.PhaseNumbers[i] == number && _inside[answers.Owners[i]]) yield return (answers.Owners[i], answers.Instruments[answers.Kinds[i]].PointsOf(answers.Scores[i]));
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
