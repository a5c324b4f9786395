namespace Perennial.Client;

/// <summary>One movement of an account's recurring revenue, with the lines that made it.</summary>
/// <param name="Day">Workspace-local day.</param>
/// <param name="Kind"><c>new</c>, <c>reactivation</c>, <c>expansion</c>, <c>contraction</c>, <c>churn</c> or <c>fx</c> (one for a month).</param>
/// <param name="Amount">Losses negative.</param>
/// <param name="Mrr">What the account pays after it.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Reason">For churn: <c>ended</c>, <c>cancelled</c>, <c>paused</c> or <c>involuntary</c>.</param>
/// <param name="Lines">The lines whose amount changed that day.</param>
public sealed record AccountMovement(DateOnly Day, string Kind, decimal Amount, decimal Mrr, string Currency, string? Reason, IReadOnlyList<LineChange> Lines);
