namespace Perennial.Client;

/// <summary>A stretch of a subscription at one monthly amount, in the workspace currency. Its key is subscription and start.</summary>
public sealed record SubscriptionPeriodItem(string SubscriptionId, string CustomerId, string StartDate, decimal MonthlyAmount, string? EndDate = null, IReadOnlyDictionary<string, string>? Custom = null);
