using NodaTime;
using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Core.Voice;

/// <summary>Survey answers in force as columns, in the order of their local days. One pass over them answers a question about all accounts.</summary>
public sealed class AnswerBook
{
    /// <summary>In place of a phase.</summary>
    public const int NoPhase = -1;

    private AnswerBook(int count) => (Days, Owners, Kinds, Scores, PhaseNumbers, Facts) = (new int[count], new int[count], new int[count], new int[count], new int[count], new long[count]);

    /// <summary>Day number of each answer, ascending.</summary>
    public int[] Days { get; }

    /// <summary>Ordinal of its account.</summary>
    public int[] Owners { get; }

    /// <summary>Index into <see cref="Instruments"/>.</summary>
    public int[] Kinds { get; }

    /// <summary>In ten-thousandths.</summary>
    public int[] Scores { get; }

    /// <summary>Index into <see cref="Phases"/>, or <see cref="NoPhase"/>.</summary>
    public int[] PhaseNumbers { get; }

    /// <summary>Number of the fact that says it.</summary>
    public long[] Facts { get; }

    public IReadOnlyList<Instrument> Instruments { get; private init; } = [];

    /// <summary>Names of phases as they were said, in small letters.</summary>
    public IReadOnlyList<string> Phases { get; private init; } = [];

    public int Count => Days.Length;

    /// <summary>The answers of a period: from the first to before the second place.</summary>
    public (int From, int To) In(Period period) => (FirstOn(period.Start.DayNumber), FirstOn(period.End.DayNumber));

    /// <summary>Index of an instrument; -1 where nobody answered it.</summary>
    public int KindOf(Instrument instrument)
    {
        for (var i = 0; i < Instruments.Count; i++)
            if (Instruments[i] == instrument) return i;
        return -1;
    }

    /// <summary>What each account answered to an instrument in a period: for all accounts at once.</summary>
    /// <returns>By ordinal of the account.</returns>
    public AnswerSums[] SumsBy(Instrument instrument, Period period, int accounts)
    {
        var (sums, kind, (from, to)) = (new AnswerSums[accounts], KindOf(instrument), In(period));
        for (var i = from; i < to && kind >= 0; i++)
            if (Kinds[i] == kind) sums[Owners[i]] = sums[Owners[i]].With(instrument, Scores[i]);
        return sums;
    }

    /// <summary>The last answer of each account to an instrument, up to and with a day, with the mean of its answers of that very day: for signals of all accounts at once.</summary>
    /// <param name="instrument">Whose.</param>
    /// <param name="day">The last day that counts.</param>
    /// <param name="accounts">How many accounts there are.</param>
    /// <returns>By ordinal of the account; null for those that never answered by then.</returns>
    public LastAnswer?[] LastBy(Instrument instrument, DateOnly day, int accounts)
    {
        var (found, kind) = (new LastAnswer?[accounts], KindOf(instrument));
        if (kind < 0) return found;
        for (var i = FirstOn(day.DayNumber + 1) - 1; i >= 0; i--)
        {
            if (Kinds[i] != kind) continue;
            ref var last = ref found[Owners[i]];
            if (last is null) last = new(Days[i], Scores[i], 1);
            else if (last.Value.Day == Days[i]) last = new(Days[i], last.Value.SumE4 + Scores[i], last.Value.N + 1);
        }
        return found;
    }

    /// <summary>The day number of each account's last answer to anything, up to and with a day; -1 for those that never answered by then.</summary>
    public int[] LastDayBy(DateOnly day, int accounts)
    {
        var days = new int[accounts];
        Array.Fill(days, -1);
        for (var i = 0; i < Count && Days[i] <= day.DayNumber; i++) days[Owners[i]] = Days[i];
        return days;
    }

    /// <summary>What each account answered to an instrument in the year before the day of its last answer.</summary>
    /// <param name="instrument">Whose.</param>
    /// <param name="last">The last answers, by ordinal of the account, as <see cref="LastBy"/> gives them.</param>
    public AnswerSums[] YearBeforeBy(Instrument instrument, LastAnswer?[] last)
    {
        var (sums, kind, first) = (new AnswerSums[last.Length], KindOf(instrument), Array.ConvertAll(last, answer => answer is { } known ? DateOnly.FromDayNumber(known.Day).AddYears(-1).DayNumber : int.MaxValue));
        for (var i = 0; i < Count && kind >= 0; i++)
            if (Kinds[i] == kind && last[Owners[i]] is { } answer && Days[i] >= first[Owners[i]] && Days[i] < answer.Day) sums[Owners[i]] = sums[Owners[i]].With(instrument, Scores[i]);
        return sums;
    }

    internal static AnswerBook Of(IReadOnlyList<AnswerVersion> answers, VoiceAccounts accounts, DateTimeZone zone)
    {
        var (kinds, instruments) = (new Dictionary<Instrument, int>(), new List<Instrument>());
        var (numbers, phases) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<string>());
        var order = DayOrder.Of(answers.Count, i => answers[i].At.DayIn(zone));
        var book = new AnswerBook(answers.Count) { Instruments = instruments, Phases = phases };
        foreach (var (i, (day, at)) in order.Index())
        {
            var answer = answers[at];
            (book.Days[i], book.Owners[i], book.Scores[i], book.Facts[i]) = (day, accounts.Ensure(answer.Account), answer.ScoreE4, answer.FactId);
            book.Kinds[i] = Number(kinds, instruments, answer.Instrument);
            book.PhaseNumbers[i] = answer.Phase is { } phase ? Number(numbers, phases, phase) : NoPhase;
        }
        return book;
    }

    private static int Number<T>(Dictionary<T, int> numbers, List<T> all, T item) where T : notnull
    {
        if (numbers.TryGetValue(item, out var number)) return number;
        numbers.Add(item, number = all.Count);
        all.Add(item);
        return number;
    }

    private int FirstOn(int day)
    {
        var (low, high) = (0, Days.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Days[middle] < day) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
