using Perennial.App.Revenue;
using Perennial.App.Shell.Charts;
using Perennial.Core;
using Perennial.Core.Revenue;
using Perennial.Core.Voice;

namespace Perennial.App.Voice;

/// <summary>How customers are served: one range, one slice.</summary>
/// <param name="Figures">Revenue of each period of the range, from which series begin.</param>
/// <param name="Median">Minutes to the first answer of half of the tickets opened in the range; null where no ticket says.</param>
/// <param name="Accounts">Those with the most open tickets, then with the most opened in the range.</param>
/// <param name="Open">Tickets that are open now, escalated ones first, then the oldest.</param>
/// <param name="OpenCount">How many there are.</param>
public sealed record SupportView(
    RevenueBook Book, RevenueRange Range, SliceChoices Choices, IReadOnlyList<ChartPlace> Places, IReadOnlyList<PeriodFigures> Figures, IReadOnlyList<Headline> Headlines, decimal? Median, IReadOnlyList<SupportView.ByAccount> Accounts, IReadOnlyList<Ticketed> Open, int OpenCount)
{
    private const int MostAccounts = 12, MostOpen = 12;
    private const decimal Minute = 60, Half = 2;

    public static IReadOnlyList<string> Tiles { get; } = ["tickets-opened", "open-tickets", "escalations", "first-response", "fcr", "aht", "reopen-rate", "ticket-csat"];

    /// <summary>One account over the range.</summary>
    public sealed record ByAccount(AccountEntry Entry, TicketSums Tickets);

    public bool IsEmpty => Book.Voice?.Book.Tickets.Count is null or 0;

    internal static SupportView Of(RevenueBook book, string? range, bool grainIsGiven, VoiceRecords records)
    {
        var days = RevenueRange.Of(book, range, grainIsGiven);
        var voice = book.Voice ?? new VoiceSlice(VoiceBook.Empty, [], book.Question.Horizon);
        var known = days.Whole.UpTo(book.Question.Horizon) ?? days.Whole;
        var tickets = voice.Book.Tickets;
        var open = voice.TicketsUntil(known.ClosingDay).Where(i => tickets.IsOpenOn(i, known.ClosingDay.DayNumber)).ToList();
        var shown = open.OrderByDescending(i => tickets.EscalatedOn(i) <= known.ClosingDay.DayNumber).ThenBy(i => tickets.OpenedOn(i)).Take(MostOpen);
        return new(book, days, SliceChoices.Of(book), [.. days.Periods.Select(period => PeriodWords.Place(period, days.Grain, book.Question.Horizon))], book.Timeline.Measure([.. days.Periods], book.Slice)[0], Headline.Of(book, Tiles),
            MedianOf([.. voice.TicketsUntil(known.ClosingDay).Where(i => tickets.OpenedOn(i) >= known.Start.DayNumber).Select(i => tickets.ResponseSeconds(i)).Where(s => s >= 0)]),
            AccountsOf(book, voice, known), [.. records.Tickets(book, shown, known.ClosingDay)], open.Count);
    }

    private static decimal? MedianOf(List<long> seconds)
    {
        if (seconds.Count == 0) return null;
        seconds.Sort();
        return (seconds[(seconds.Count - 1) / 2] + seconds[seconds.Count / 2]) / Half / Minute;
    }

    private static IReadOnlyList<ByAccount> AccountsOf(RevenueBook book, VoiceSlice voice, Period period) =>
    [
        .. book.Asked.Where(a => voice.Book.Accounts.Find(a.Entry.Id) is not null).Select(a => new ByAccount(a.Entry, voice.Tickets(a.Entry.Id, period, book.Question.Options.FcrDays))).Where(row => row.Tickets.Open + row.Tickets.Opened > 0)
            .OrderByDescending(row => row.Tickets.Open).ThenByDescending(row => row.Tickets.Opened).ThenBy(row => row.Entry.Name, StringComparer.OrdinalIgnoreCase).Take(MostAccounts),
    ];
}
