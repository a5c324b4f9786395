using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>What is asked of revenue: which days, which accounts, under which options and as known when.</summary>
public sealed record RevenueQuestion
{
    public required WorkspaceOptions Options { get; init; }

    /// <summary>The closing day of one figure; null for a series.</summary>
    public DateOnly? At { get; init; }

    /// <summary>How far one figure looks back; null for the metric's own window.</summary>
    public Window? Window { get; init; }
    public DateOnly? From { get; init; }

    /// <summary>Exclusive.</summary>
    public DateOnly? To { get; init; }
    public Grain Grain { get; init; } = Grain.Month;
    public string? Segment { get; init; }

    /// <summary>A filter over accounts as they are now, or on its own day.</summary>
    public string? Filter { get; init; }
    public string? Owner { get; init; }

    /// <summary>The billing currency whose accounts are asked for.</summary>
    public string? BilledIn { get; init; }

    /// <summary>The last local day whose recorded facts are used.</summary>
    public DateOnly? AsKnown { get; init; }
    public required DateOnly Today { get; init; }

    /// <summary>Why nothing is told of what was done; null where it is. When events were received is kept of none of the sums, and of nobody's belonging: so nothing is told that might not have been known.</summary>
    public string? UntoldUse => AsKnown < Today ? "what was done is told as it is known today, not as it was on an earlier day" : null;

    public bool IsSeries => From is not null && To is not null;

    /// <summary>The last day that outcomes are known for: today, the day the data ends, or the day it is looked at from.</summary>
    public DateOnly Horizon
    {
        get
        {
            var last = AsKnown is { } known && known < Today ? known : Today;
            return Options.DataEnd is { } end && end.AddDays(-1) < last ? end.AddDays(-1) : last;
        }
    }

    public DateOnly ClosingDay => At ?? Horizon;

    /// <summary>The closing day, or the last day that outcomes are known for if that is earlier.</summary>
    public DateOnly SeenDay => ClosingDay < Horizon ? ClosingDay : Horizon;

    /// <summary>Whether a calendar period is whole and has all its days behind it.</summary>
    public bool IsOver(Period period, Grain grain) => period.End <= Today && period.End <= Horizon.AddDays(1) && period.EndsOn(grain);

    /// <summary>Whether a period has begun and its last known day is not its end, or is not over itself.</summary>
    public bool IsRunning(Period period, Grain grain) => period.Start <= Horizon && period.End > Horizon && !IsOver(period, grain);

    /// <summary>The periods to measure: the calendar periods of a series, or the one window.</summary>
    public IReadOnlyList<Period> Periods(Window standard) =>
        IsSeries ? Period.Split(From!.Value, To!.Value, Grain) : [Period.Ending(ClosingDay, Window ?? standard)];
}
