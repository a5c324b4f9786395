namespace Perennial.Client;

/// <summary>A day on which something was done.</summary>
/// <param name="People">Distinct users; 0 where no event of the day names one.</param>
/// <param name="Count">What the events count together.</param>
public sealed record AccountUsageDay(DateOnly Day, long People, long Count);
