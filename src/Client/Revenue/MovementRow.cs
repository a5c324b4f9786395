namespace Perennial.Client;

/// <summary>What happened to recurring revenue and customers in one period. Losses are negative amounts; counts are counts.</summary>
public sealed record MovementRow
{
    /// <summary>As the grain writes it, for example the period's first day.</summary>
    public required string Period { get; init; }
    public required decimal OpeningMrr { get; init; }
    public required long OpeningCustomers { get; init; }
    public required decimal NewMrr { get; init; }
    public required long NewCustomers { get; init; }
    public required decimal ReactivationMrr { get; init; }
    public required long ReactivationCustomers { get; init; }
    public required decimal ExpansionMrr { get; init; }
    public required long ExpansionCustomers { get; init; }
    public required decimal ContractionMrr { get; init; }
    public required long ContractionCustomers { get; init; }
    public required decimal ChurnMrr { get; init; }
    public required long ChurnCustomers { get; init; }
    public required decimal FxMrr { get; init; }
    public required decimal ClosingMrr { get; init; }
    public required long ClosingCustomers { get; init; }
}
