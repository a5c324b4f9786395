namespace Perennial.Client;

/// <summary>A column that knows, or may know, what came after its day.</summary>
/// <param name="Column">The signal or custom field.</param>
/// <param name="Kind"><c>speaks-of-outcome</c>, <c>filled-by-churn</c>, <c>tells-outcome</c>, <c>known-later</c>, or <c>suspicious</c>, which is used and named.</param>
/// <param name="Used">Whether the model uses it all the same.</param>
/// <param name="Reason">With the numbers.</param>
public sealed record RiskAlarm(string Column, string Kind, bool Used, string Reason);
