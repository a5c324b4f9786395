using Perennial.Core.Statistics;

namespace Perennial.Core.Voice.Metrics;

/// <summary>Mean lengths of time in minutes, with Student's t interval. A ticket that does not say its own is in neither number.</summary>
internal static class TicketTimes
{
    /// <summary>AHT: talk, hold and after-work of the solved tickets ÷ those of them that say it.</summary>
    public static Parts Handling(VoiceInputs x) => Of(x.Tickets.Handling, x.Tickets.Solved == 0 ? "no ticket was solved" : "no solved ticket says its talk, hold or after-work time");

    /// <summary>From opening to the first answer, of the tickets that began in the period.</summary>
    public static Parts FirstResponse(VoiceInputs x) => Of(x.Tickets.Response, x.Tickets.Opened == 0 ? "no ticket was opened" : "no ticket says when it was first answered");

    /// <summary>From opening to the end, of the tickets solved in the period.</summary>
    public static Parts Resolution(VoiceInputs x) => Of(x.Tickets.Resolution, x.Tickets.Solved == 0 ? "no ticket was solved" : "no solved ticket says at what time it began and ended");

    private static Parts Of(Spread times, string nothing)
    {
        if (times.N == 0) return Parts.None(nothing);
        var interval = MeanInterval.Of((double)times.Minutes, times.Squares, times.N);
        return new(times.Minutes, times.N, times.N) { Interval = interval is null ? null : interval with { Low = Math.Max(0, interval.Low) } };
    }
}
