namespace Perennial.Core.Revenue;

/// <summary>One account's net change of recurring revenue on one local day.</summary>
/// <param name="Account">Account ordinal of the timeline.</param>
/// <param name="Day">Workspace-local day.</param>
/// <param name="Kind">What kind of change.</param>
/// <param name="Amount">In the reporting currency; losses negative.</param>
/// <param name="Reason">For churn, why.</param>
public readonly record struct Movement(int Account, DateOnly Day, MovementKind Kind, decimal Amount, EndReason Reason);
