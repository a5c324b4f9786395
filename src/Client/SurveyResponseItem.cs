namespace Perennial.Client;

/// <summary>One survey answer on the scale that it was asked on. Moments are instants with an offset, or local days (<c>2024-01-31</c>).</summary>
/// <param name="AccountId">Who answers.</param>
/// <param name="Instrument"><c>nps</c> (0 to 10), <c>csat</c> (1 to 5), <c>ces-2</c> (1 to 7), <c>ces-1</c> (1 to 5, low is good) or any other name.</param>
/// <param name="ScaleMin">The lowest answer.</param>
/// <param name="ScaleMax">The highest.</param>
/// <param name="Score">The answer; outside its scale it is refused.</param>
/// <param name="AnsweredAt">When it was given.</param>
public sealed record SurveyResponseItem(string AccountId, string Instrument, decimal ScaleMin, decimal ScaleMax, decimal Score, string AnsweredAt)
{
    /// <summary>A contact's id, mail or name; none for an anonymous answer.</summary>
    public string? Contact { get; init; }
    public string? Comment { get; init; }

    /// <summary>Of the customer journey.</summary>
    public string? Phase { get; init; }
    public string? Segment { get; init; }

    /// <summary>Your own id, by which a later item corrects it.</summary>
    public string? ResponseId { get; init; }
    public string? RecordedAt { get; init; }
    public IReadOnlyDictionary<string, string>? Custom { get; init; }
}
