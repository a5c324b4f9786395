namespace Perennial.Cli.Risk;

internal sealed class RiskCommand : Verb
{
    public RiskCommand() : base("risk", "How likely customers churn and why, and what would make that look better than it is; tries the model on a history of your own.")
    {
        Add(new RiskListCommand());
        Add(new RiskShowCommand());
        Add(new RiskLeaksCommand());
        Add(new BacktestCommand());
        Examples = ["perennial risk list", "perennial risk backtest --panel panel.csv --schema panel.yaml"];
    }
}
