using Perennial.Core.Revenue;

namespace Perennial.App.Accounts;

/// <summary>A movement of one account with the lines that made it.</summary>
public sealed record AccountMovement(DateOnly Day, MovementKind Kind, decimal Amount, decimal After, EndReason Reason, IReadOnlyList<AccountMovement.Cause> Causes)
{
    public sealed record Cause(string LineId, string? Product, decimal Change, string Words);

    public string Word => Kind.ToString().ToLowerInvariant();

    /// <summary>Why, in words: the reason that Core gives for churn, else what happened to the lines.</summary>
    public string? Why => Reason switch
    {
        EndReason.Ended => "the last line ended",
        EndReason.Cancelled => "cancelled",
        EndReason.Paused => "paused",
        EndReason.Involuntary => "unpaid to the end of dunning",
        _ => Kind == MovementKind.Fx ? "exchange rates" : Causes is [var one] ? one.Words : null,
    };
}
