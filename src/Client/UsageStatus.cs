namespace Perennial.Client;

/// <summary>How the event store does.</summary>
/// <param name="Zone">Whose days the sums by day are kept in.</param>
/// <param name="MessageIds">How many message ids ever counted.</param>
/// <param name="BytesBehind">Taken for good, and not yet to be asked for.</param>
/// <param name="SingleEventsFrom">The first moment of which single events are kept; none while all are.</param>
/// <param name="Trouble">Why events wait; none when all is well.</param>
public sealed record UsageStatus(string Zone, long MessageIds, long BytesBehind, DateTimeOffset? SingleEventsFrom, string? Trouble);
