namespace Perennial.Core.Revenue;

/// <summary>Why an account's recurring revenue changed on a local day.</summary>
public enum MovementKind : byte { New, Reactivation, Expansion, Contraction, Churn, Fx }
