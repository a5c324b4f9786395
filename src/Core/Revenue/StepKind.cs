namespace Perennial.Core.Revenue;

/// <summary>What a step is: its movement in the low bits (0 for a change that moves nothing), and whether the account is a customer after it.</summary>
[Flags]
internal enum StepKind : byte { None = 0, New = 1, Reactivation = 2, Expansion = 3, Contraction = 4, Churn = 5, MovementMask = 7, Customer = 128 }
