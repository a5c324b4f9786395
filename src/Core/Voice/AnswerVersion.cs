using Perennial.Core.Revenue;

namespace Perennial.Core.Voice;

/// <summary>What was said of one survey answer. A later <see cref="RecordedAt"/> of the same key, then a later fact, supersedes.</summary>
public struct AnswerVersion
{
    /// <summary>The fact's own number.</summary>
    public long FactId;
    public TextKey Key;
    public long Account;
    public Instrument Instrument;

    /// <summary>In ten-thousandths of the scale's unit.</summary>
    public int ScoreE4;

    /// <summary>When it was given.</summary>
    public DayOrInstant At;

    /// <summary>As <see cref="JourneyPhases.CanonicalOne"/> has it; null for none.</summary>
    public string? Phase;

    /// <summary>UTC microseconds.</summary>
    public long RecordedAt;

    /// <summary>The import that brought it, below zero a change, 0 for none.</summary>
    public long Source;
}
