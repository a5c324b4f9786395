namespace Perennial.Client;

/// <summary>A survey answer as it stands.</summary>
/// <param name="Number">Of the statement that says it.</param>
/// <param name="AccountId">External id.</param>
/// <param name="AccountName">As it is called now.</param>
/// <param name="Contact">As it was said, or the contact's id where one is known by it.</param>
/// <param name="Instrument">What was asked.</param>
/// <param name="ScaleMin">The scale's lower end.</param>
/// <param name="ScaleMax">Its upper end.</param>
/// <param name="Score">The answer.</param>
/// <param name="AnsweredAt">An instant in UTC, or a local day.</param>
/// <param name="Comment">In their words.</param>
/// <param name="Phase">Of the journey.</param>
/// <param name="Segment">As the answer said it.</param>
/// <param name="ResponseId">Your own id.</param>
/// <param name="RecordedAt">When it became known.</param>
public sealed record SurveyAnswerRow(
    long Number, string AccountId, string AccountName, string? Contact, string Instrument, decimal ScaleMin, decimal ScaleMax, decimal Score, string AnsweredAt, string? Comment, string? Phase, string? Segment, string? ResponseId, DateTimeOffset RecordedAt);
