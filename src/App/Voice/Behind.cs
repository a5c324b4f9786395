using Perennial.Core;
using Perennial.Core.Options;
using Perennial.Core.Revenue;
using Perennial.Core.Voice;

namespace Perennial.App.Voice;

/// <summary>The single answers and tickets that a figure counts.</summary>
internal static class Behind
{
    /// <summary>Places of answers in the book, the latest first.</summary>
    public static IEnumerable<int> Answers(VoiceSlice voice, Period period, WorkspaceOptions options, string? metric, string? instrument)
    {
        var answers = voice.Book.Answers;
        Instrument? asked = metric switch { "nps" => Instrument.Nps, "csat" or "csat-mean" => Instrument.Csat, "ces" or "ces-mean" => Instrument.Ces2, "ces-1" or "ces-1-mean" => Instrument.Ces1, _ => null };
        var phases = metric != "journey-experience" ? null : options["journey-phase"] is not JourneyPhases.All and var one ? [one] : JourneyPhases.Of(options["journey-phases"]);
        return voice.AnswersIn(period).Where(i =>
            (asked is not { } exact || answers.Instruments[answers.Kinds[i]] == exact)
            && (instrument is null || answers.Instruments[answers.Kinds[i]].Name == instrument)
            && (phases is null || (answers.PhaseNumbers[i] != AnswerBook.NoPhase && phases.Contains(answers.Phases[answers.PhaseNumbers[i]]))));
    }

    /// <summary>Places of tickets in the book, the latest first.</summary>
    public static IEnumerable<int> Tickets(VoiceSlice voice, Period period, WorkspaceOptions options, string? metric, string? state)
    {
        var (tickets, from, close) = (voice.Book.Tickets, period.Start.DayNumber, period.ClosingDay.DayNumber);
        bool In(int day) => day >= from && day <= close;
        Func<int, bool> counts = (metric, state) switch
        {
            ("fcr", _) => i => In(tickets.SolvedOn(i)) && tickets.IsJudged(i, options.FcrDays, voice.Horizon.DayNumber),
            ("aht", _) => i => In(tickets.SolvedOn(i)) && tickets.HandlingSeconds(i) >= 0,
            ("resolution-time", _) => i => In(tickets.SolvedOn(i)) && tickets.ResolutionSeconds(i) >= 0,
            ("ticket-csat", _) => i => In(tickets.SolvedOn(i)) && tickets.IsRated(i),
            ("first-response", _) => i => In(tickets.OpenedOn(i)) && tickets.ResponseSeconds(i) >= 0,
            ("tickets-handled" or "reopen-rate", _) or (_, "solved") => i => In(tickets.SolvedOn(i)),
            ("open-tickets", _) or (_, "open") => i => tickets.IsOpenOn(i, close),
            ("escalations", _) or (_, "escalated") => i => In(tickets.EscalatedOn(i)),
            (_, "reopened") => i => In(tickets.ReopenedOn(i)),
            _ => i => In(tickets.OpenedOn(i)),
        };
        return voice.TicketsUntil(period.ClosingDay).Where(counts);
    }

    /// <summary>Whether a metric counts answers, or tickets.</summary>
    public static bool Knows(string metric, bool tickets) => MetricCatalog.Find(metric) is { OfVoice: not null } known && known.IsOfTickets == tickets;
}
