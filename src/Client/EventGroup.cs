namespace Perennial.Client;

/// <summary>A group that events came for.</summary>
/// <param name="Group">Its id, as clients send it; <c>subscription:ID</c> where history named a subscription.</param>
/// <param name="AccountId">The account that it is; null while it is nobody's: its events are kept and wait.</param>
/// <param name="Events">How many came.</param>
/// <param name="Users">Distinct people behind them.</param>
/// <param name="LastAt">The latest.</param>
/// <param name="IsSaid">Somebody said which account it is; else its own id does.</param>
public sealed record EventGroup(string Group, string? AccountId, long Events, long Users, DateTimeOffset LastAt, bool IsSaid);
