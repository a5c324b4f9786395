using Perennial.Cli.Risk;

namespace Perennial.Cli.Health;

internal sealed class HealthCommand : Verb
{
    public HealthCommand() : base("health", "Looks at how accounts do: their scores, what those are made of, and the scorecards behind them.")
    {
        Add(new HealthListCommand());
        Add(new HealthShowCommand());
        Add(new HealthHistoryCommand());
        Add(new HealthScorecardsCommand());
        Add(new HealthApplyCommand());
        Add(new HealthGradeCommand());
        Add(new HealthWhatIfCommand());
        Add(new HealthDryRunCommand());
        Add(new HealthArchiveCommand(isRestore: false));
        Add(new HealthArchiveCommand(isRestore: true));
        Add(new HealthOverrideCommand());
        Add(new HealthSentimentCommand());
        Examples = ["perennial health list --band red", "perennial health show A-1001"];
    }
}
