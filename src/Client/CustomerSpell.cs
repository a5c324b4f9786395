namespace Perennial.Client;

/// <summary>A customer's first paying spell, as the retention curves count it.</summary>
/// <param name="Churned">The day it ended; null while it goes on.</param>
/// <param name="Months">The month of the spell in which it ended, from 1; of one that goes on, its whole months so far.</param>
public sealed record CustomerSpell(string AccountId, string Name, DateOnly FirstPaid, DateOnly? Churned, int Months);
