using Perennial.Core.Revenue;

namespace Perennial.Core.Voice;

/// <summary>What was said of one support ticket. A later <see cref="RecordedAt"/> of the same key, then a later fact, supersedes.</summary>
public struct TicketVersion
{
    public const int Unknown = -1;

    /// <summary>The fact's own number.</summary>
    public long FactId;
    public TextKey Key;
    public long Account;
    public DayOrInstant Opened;
    public DayOrInstant? FirstResponse;

    /// <summary>Null while it is not solved.</summary>
    public DayOrInstant? Solved;

    /// <summary>The last time that it was taken up again.</summary>
    public DayOrInstant? Reopened;
    public DayOrInstant? EscalatedAt;
    public bool IsEscalated;

    /// <summary>How often it was reopened; <see cref="Unknown"/> where nothing says so.</summary>
    public int Reopens;

    /// <summary>Contacts of the customer until it was solved; <see cref="Unknown"/> where nothing says so.</summary>
    public int Contacts;

    /// <summary>Talk, hold and after-work; <see cref="Unknown"/> where nothing says so.</summary>
    public long HandlingSeconds;

    /// <summary>As stated; <see cref="Unknown"/> where only the moments say it.</summary>
    public long ResponseSeconds;

    /// <inheritdoc cref="ResponseSeconds"/>
    public long ResolutionSeconds;

    /// <summary>1 to 5 in ten-thousandths; 0 for none.</summary>
    public int RatingE4;

    /// <summary>UTC microseconds.</summary>
    public long RecordedAt;

    /// <summary>The import that brought it, below zero a change, 0 for none.</summary>
    public long Source;

    /// <summary>From one moment to another; unknown where one of them is only a day, or they are the wrong way round.</summary>
    public static long SecondsBetween(DayOrInstant from, DayOrInstant? to) =>
        to is { IsInstant: true } end && from.IsInstant && end.Micros >= from.Micros ? (end.Micros - from.Micros) / 1_000_000 : Unknown;
}
