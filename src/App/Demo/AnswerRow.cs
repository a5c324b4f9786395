namespace Perennial.App.Demo;

/// <summary>One row of the demo's survey-responses file.</summary>
internal sealed record AnswerRow(string Id, string AccountId, string? Contact, string Instrument, int Most, int Score, DateTimeOffset At, string? Comment, string? Phase);
