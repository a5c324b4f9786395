namespace Perennial.App.Signals;

/// <summary>What CSMs entered last of each account, by a day.</summary>
public delegate Task<IReadOnlyDictionary<long, (double Value, int Day)>> SentimentOn(DateOnly day, DateOnly? asKnown, CancellationToken cancellation);
