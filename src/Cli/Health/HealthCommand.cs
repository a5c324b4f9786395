using Perennial.Cli.Risk;

namespace Perennial.Cli.Health;

internal sealed class HealthCommand : Verb
{
    public HealthCommand() : base("health", "Scores of accounts, and how good they were.")
    {
        Add(new HealthGradeCommand());
        Examples = ["perennial health grade", "perennial health grade --horizon 30 --format json"];
    }
}
