using Sentiments = System.Collections.Generic.IReadOnlyDictionary<long, (double Value, int Day)>;

namespace Perennial.App.Signals;

/// <summary>What CSMs had entered last of each account by a day, from who keeps it: 1 to 5, with the number of the day on which they did. Each account by itself, the oldest first: who reads puts together what is merged, as of their day; the newer of two holds.</summary>
/// <param name="day">The last that counts.</param>
/// <param name="asKnown">The last day whose recorded facts count; null for all.</param>
/// <param name="cancellation">Ends the reading.</param>
public delegate Task<Sentiments> SentimentOn(DateOnly day, DateOnly? asKnown, CancellationToken cancellation);
