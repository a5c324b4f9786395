namespace Perennial.Core.Revenue;

/// <summary>An account's first paying spell: from its first paid day to the day it churned, open while it pays.</summary>
public readonly record struct Lifetime(int Account, DateOnly FirstPaid, DateOnly? Churned);
