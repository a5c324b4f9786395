namespace Perennial.App.Demo;

/// <summary>One row of the demo's contracts file.</summary>
internal sealed record ContractRow
{
    public required string Id { get; init; }
    public required string AccountId { get; init; }
    public required string Name { get; init; }
    public required DateOnly Start { get; init; }
    public DateOnly? End { get; init; }
    public bool AutoRenews { get; init; }
    public int? RenewalMonths { get; init; }
    public int? NoticeDays { get; init; }
    public DateOnly? Signed { get; init; }
    public DateOnly? Cancelled { get; init; }
    public required string Currency { get; init; }
    public decimal AnnualValue { get; init; }
    public required string SubscriptionId { get; init; }
    public string? Terms { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
}
