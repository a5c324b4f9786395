using Perennial.Core.Risk;
using Perennial.Core.Statistics;

namespace Perennial.App.Risk;

/// <summary>The risk of churn of every account on a day.</summary>
public sealed record RiskAsOf
{
    public required DateOnly Day { get; init; }
    public required string? Refusal { get; init; }
    public required Interval? Pooled { get; init; }
    public required IReadOnlyDictionary<long, AccountRisk> Accounts { get; init; }
}
