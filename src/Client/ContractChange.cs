namespace Perennial.Client;

/// <summary>What to say of a contract. What is not given stays; null clears a field.</summary>
public sealed record ContractChange(string? ContractId = null, string? Name = null, string? Start = null, string? End = null, bool? AutoRenews = null, int? RenewalMonths = null, int? NoticeDays = null, string? Signed = null,
    string? Cancelled = null, string? Currency = null, decimal? AnnualValue = null, IReadOnlyList<string>? Subscriptions = null, string? Terms = null, bool? Archived = null, IReadOnlyDictionary<string, string?>? Custom = null);
