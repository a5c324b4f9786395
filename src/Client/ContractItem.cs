namespace Perennial.Client;

/// <summary>A contract in a bulk call. What is not given stays as it is; an empty text clears a field.</summary>
/// <param name="ContractId">Your own id of the contract.</param>
/// <param name="AccountId">The account it is with.</param>
/// <param name="Start">First day of the first term.</param>
public sealed record ContractItem(string ContractId, string AccountId, string Start)
{
    public string? Name { get; init; }

    /// <summary>The day after the first term, which is the day of renewal.</summary>
    public string? End { get; init; }
    public bool? AutoRenews { get; init; }
    public int? RenewalMonths { get; init; }
    public int? NoticeDays { get; init; }
    public string? Signed { get; init; }

    /// <summary>The day notice was given.</summary>
    public string? Cancelled { get; init; }
    public string? Currency { get; init; }
    public decimal? AnnualValue { get; init; }

    /// <summary>The subscription ids of the lines under it.</summary>
    public IReadOnlyList<string>? Subscriptions { get; init; }
    public string? Terms { get; init; }
    public bool? Archived { get; init; }
    public IReadOnlyDictionary<string, string>? Custom { get; init; }
}
