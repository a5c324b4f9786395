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

    /// <summary>The periods to measure: the calendar periods of a series, or the one window.</summary>
    public IReadOnlyList<Period> Periods(Window standard) =>
        IsSeries ? Period.Split(From!.Value, To!.Value, Grain) : [Period.Ending(ClosingDay, Window ?? standard)];
}
