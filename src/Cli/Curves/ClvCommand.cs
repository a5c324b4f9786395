namespace Perennial.Cli.Curves;

internal sealed class ClvCommand : Verb
{
    public ClvCommand() : base("clv", "Models of what customers will buy who have no contract.")
    {
        Add(new ClvFitCommand());
        Examples = ["perennial clv fit transactions.csv --model bgnbd", "perennial clv fit summary.csv --model bgnbd --project 52"];
    }
}
