namespace Perennial.Client;

/// <summary>The movements of one period. Money in the reporting currency, losses negative; counts are day-net movements.</summary>
public sealed record MovementRow(
    string Period, decimal OpeningMrr, long OpeningCustomers, decimal NewMrr, long NewCustomers, decimal ReactivationMrr, long ReactivationCustomers,
    decimal ExpansionMrr, long ExpansionCustomers, decimal ContractionMrr, long ContractionCustomers, decimal ChurnMrr, long ChurnCustomers,
    decimal FxMrr, decimal ClosingMrr, long ClosingCustomers);
