namespace Perennial.Client;

/// <summary>One account's net change on one local day.</summary>
/// <param name="Day">Workspace-local day.</param>
/// <param name="AccountId">The account's external id.</param>
/// <param name="Kind"><c>new</c>, <c>reactivation</c>, <c>expansion</c>, <c>contraction</c>, <c>churn</c> or <c>fx</c>.</param>
/// <param name="Amount">Losses negative.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Reason">For churn: <c>ended</c>, <c>cancelled</c>, <c>paused</c> or <c>involuntary</c>.</param>
public sealed record MovementEvent(DateOnly Day, string AccountId, string Kind, decimal Amount, string Currency, string? Reason);
