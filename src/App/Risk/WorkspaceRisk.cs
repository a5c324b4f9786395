using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>The risk of churn of every account.</summary>
public sealed class WorkspaceRisk(TimeProvider clock)
{
    /// <summary>For tests.</summary>
    public RiskAsOf? Known { get; set; }

    public Task<RiskAsOf> AtAsync(CancellationToken cancellation) => Task.FromResult(Known ?? new RiskAsOf
    {
        Day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
        Refusal = "Fewer than 5 churns are known.",
        Pooled = null,
        Accounts = new Dictionary<long, AccountRisk>(),
    });
}
