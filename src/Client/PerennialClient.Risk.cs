namespace Perennial.Client;

/// <summary>How likely customers churn, and how good that was.</summary>
public sealed partial class PerennialClient
{
    /// <summary>The book's risk: accounts by risk times revenue, alarms, definitions that disagree.</summary>
    /// <param name="limit">How many accounts at most; 1,000 if not said.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<RiskBook> RiskAsync(int? limit = null, CancellationToken cancellation = default) => GetAsync("risk" + Query.Empty.With("limit", limit), ContractJson.Default.RiskBook, cancellation);

    /// <summary>One account's risk with reasons and grade.</summary>
    public Task<AccountRiskSummary> AccountRiskAsync(string accountId, CancellationToken cancellation = default) => GetAsync($"accounts/{Uri.EscapeDataString(accountId)}/risk", ContractJson.Default.AccountRiskSummary, cancellation);

    /// <summary>How good the model, the scorecard and who overrode it were.</summary>
    public Task<RiskGradeReport> RiskGradeAsync(CancellationToken cancellation = default) => GetAsync("risk/grade", ContractJson.Default.RiskGradeReport, cancellation);
}
