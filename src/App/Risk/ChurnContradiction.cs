namespace Perennial.App.Risk;

/// <summary>Where another thing that is known of accounts says otherwise of their churn than their revenue does.</summary>
/// <param name="Says">What it says of whom, in words.</param>
/// <param name="Accounts">Those that it says so of.</param>
public sealed record ChurnContradiction(string Says, IReadOnlyList<long> Accounts);
