namespace Perennial.App.Signals;

/// <summary>What CSMs had entered last of each account by a day, from who keeps it. What was said of an account that is part of another counts for that one where nothing was said of it itself.</summary>
/// <param name="day">The last that counts.</param>
/// <param name="asKnown">The last day whose recorded facts count; null for all.</param>
/// <param name="cancellation">Ends the reading.</param>
public delegate Task<IReadOnlyDictionary<long, EnteredSentiment>> SentimentOn(DateOnly day, DateOnly? asKnown, CancellationToken cancellation);
