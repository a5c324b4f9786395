namespace Perennial.Client;

/// <summary>Seven days with the people who were active in them.</summary>
/// <param name="Closes">The last day.</param>
/// <param name="People">Of the account.</param>
/// <param name="Segment">Of the other accounts of its segment that the caller sees, all together.</param>
public sealed record AccountUsageWeek(DateOnly Closes, long People, long Segment);
