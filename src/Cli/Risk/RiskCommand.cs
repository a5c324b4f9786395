namespace Perennial.Cli.Risk;

internal sealed class RiskCommand : Verb
{
    public RiskCommand() : base("risk", "Tries the product's model of churn on a history of your own.")
    {
        Add(new BacktestCommand());
        Examples = ["perennial risk backtest --panel panel.csv --schema panel.yaml", "perennial risk backtest --panel panel.csv --schema panel.yaml --split time:2024-01-01"];
    }
}
