namespace Perennial.Core.Engagement;

/// <summary>A question that needs single events of days of which only the sums by day are kept.</summary>
public sealed class RawEventsGoneException(string message) : Exception(message);
