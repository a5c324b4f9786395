namespace Perennial.Client;

/// <summary>How a CSM feels about an account.</summary>
/// <param name="Value">1 (lost) to 5 (delighted).</param>
/// <param name="On">The day from which it counts.</param>
public sealed record SentimentItem(int Value, string Reason, DateOnly On, string Author, DateTimeOffset RecordedAt);

/// <summary>A sentiment to enter.</summary>
/// <param name="Value">1 (lost) to 5 (delighted).</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day from which it counts; today where none is said.</param>
public sealed record NewSentiment(int Value, string Reason, DateOnly? On = null);
