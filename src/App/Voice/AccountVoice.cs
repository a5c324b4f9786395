using Perennial.App.Revenue;
using Perennial.App.Shell.Charts;
using Perennial.Core;
using Perennial.Core.Revenue;
using Perennial.Core.Voice;

namespace Perennial.App.Voice;

/// <summary>What one account says, and how it is served, up to a day.</summary>
/// <param name="Day">The last that is spoken of.</param>
/// <param name="Year">The twelve months that end with it.</param>
/// <param name="Nps">Over the year.</param>
/// <param name="Csat">Over the year.</param>
/// <param name="Open">Tickets open on the day.</param>
/// <param name="Response">First response over the year.</param>
/// <param name="Places">Quarters of the last two years.</param>
/// <param name="NpsByQuarter">In them.</param>
/// <param name="Answers">The latest first.</param>
/// <param name="AnswerCount">How many there are.</param>
/// <param name="Tickets">Open ones first, then the latest.</param>
/// <param name="TicketCount">How many there are.</param>
public sealed record AccountVoice(
    DateOnly Day, Period Year, Figure Nps, Figure Csat, Figure Open, Figure Response, IReadOnlyList<ChartPlace> Places, IReadOnlyList<(Period Period, Figure Figure)> NpsByQuarter, IReadOnlyList<Answered> Answers, int AnswerCount, IReadOnlyList<Ticketed> Tickets, int TicketCount)
{
    private const int Most = 20, Quarters = 8;

    public static AccountVoice? Of(RevenueBook book, long account, VoiceRecords records)
    {
        if (book.VoiceOf(entry => entry.Id == account) is not { } voice) return null;
        var day = book.Question.SeenDay;
        var (year, ever, options) = (Period.Ending(day, Window.Months(12)), new Period(DateOnly.MinValue, day.AddDays(1)), book.Question.Options);
        var quarters = Period.Last(Quarters, day, Grain.Quarter).Select(q => q.UpTo(day) ?? q).ToList();
        Figure Under(string metric, Period period) => Figure.Of(MetricCatalog.Find(metric)!.OfVoice!(new VoiceInputs(period, options, voice, null)));
        var (answers, tickets) = (voice.AnswersIn(ever).ToList(), voice.TicketsUntil(day).ToList());
        return new(day, year, Under("nps", year), Under("csat", year), Under("open-tickets", year), Under("first-response", year),
            [.. quarters.Select(q => PeriodWords.Place(q, Grain.Quarter, day))], [.. quarters.Select(q => (q, Under("nps", q)))],
            [.. records.Answers(book, answers.Take(Most))], answers.Count,
            [.. records.Tickets(book, tickets.OrderByDescending(i => voice.Book.Tickets.IsOpenOn(i, day.DayNumber)).ThenByDescending(i => voice.Book.Tickets.OpenedOn(i)).Take(Most), day)], tickets.Count);
    }
}
