namespace Perennial.Client;

/// <summary>What somebody says of a renewal.</summary>
/// <param name="Category"><c>commit</c>, <c>best-case</c>, <c>at-risk</c> or <c>lost</c>.</param>
public sealed record NewRenewalCall(string Category)
{
    /// <summary>What will be renewed, a year; all that is due if not said, nothing of what is lost.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Why.</summary>
    public string? Note { get; init; }

    /// <summary>The contract's id, or <c>none</c> for revenue without a fixed term; needed where several renewals of the account are due.</summary>
    public string? ContractId { get; init; }
}
