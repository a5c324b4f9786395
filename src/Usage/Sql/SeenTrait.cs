namespace Perennial.Usage.Sql;

/// <summary>A trait that came lately.</summary>
/// <param name="Example">What it said last.</param>
/// <param name="Times">How many of the messages that were looked at say something of it.</param>
/// <param name="LastAt">Microseconds since 1970 in UTC.</param>
public sealed record SeenTrait(string Name, string Example, int Times, long LastAt);
