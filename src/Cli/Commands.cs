using System.CommandLine;
using System.CommandLine.Help;
using Perennial.Cli.Accounts;
using Perennial.Cli.Audit;
using Perennial.Cli.Changes;
using Perennial.Cli.Completion;
using Perennial.Cli.Contacts;
using Perennial.Cli.Contracts;
using Perennial.Cli.Curves;
using Perennial.Cli.DataQuality;
using Perennial.Cli.Doctor;
using Perennial.Cli.Export;
using Perennial.Cli.Engagement;
using Perennial.Cli.Fields;
using Perennial.Cli.Health;
using Perennial.Cli.Forecast;
using Perennial.Cli.Imports;
using Perennial.Cli.Notes;
using Perennial.Cli.Operations;
using Perennial.Cli.People;
using Perennial.Cli.Products;
using Perennial.Cli.Revenue;
using Perennial.Cli.Risk;
using Perennial.Cli.Serve;
using Perennial.Cli.Segments;
using Perennial.Cli.Settings;
using Perennial.Cli.Signals;
using Perennial.Cli.Terminal;
using Perennial.Cli.Tokens;
using Perennial.Cli.Upkeep;
using Perennial.Cli.Voice;
using Perennial.Cli.WriteKeys;

namespace Perennial.Cli;

/// <summary>Every command, one line each.</summary>
internal static class Commands
{
    public const string ProgramName = "perennial";

    public static IReadOnlyList<string> Examples { get; } =
    [
        "perennial demo",
        "perennial serve --data ./data --owner-email me@example.com --owner-password -",
        "perennial import accounts accounts.csv --data ./data",
    ];

    public static RootCommand Root()
    {
        var root = new Program
        {
            GlobalOptions.Server,
            GlobalOptions.Data,
            GlobalOptions.Token,
            GlobalOptions.Format,
            new ServeCommand(),
            new DemoCommand(),
            new DoctorCommand(),
            new ImportCommand(),
            new ImportsCommand(),
            new AccountsCommand(),
            new ContactsCommand(),
            new ContractsCommand(),
            new ProductsCommand(),
            new NotesCommand(),
            new FieldsCommand(),
            new SegmentsCommand(),
            new MetricsCommand(),
            new MovementsCommand(),
            new CohortsCommand(),
            new LifecycleCommand(),
            new RetentionCommand(),
            new FunnelCommand(),
            new HealthCommand(),
            new RiskCommand(),
            new ClvCommand(),
            new ForecastCommand(),
            new AnswersCommand(),
            new TicketsCommand(),
            new JourneyCommand(),
            new SignalsCommand(),
            new DataQualityCommand(),
            new ExportCommand(),
            new SettingsCommand(),
            new RebuildCommand(),
            new PeopleCommand(),
            new BackupCommand(),
            new RestoreCommand(),
            new MoveCommand(),
            new TokensCommand(),
            new WriteKeyCommand(),
            new UsageCommand(),
            new ChangesCommand(),
            new AuditCommand(),
            new CompletionCommand(),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpPage();
            help.Description = "Shows this.";
            help.Aliases.Remove("-?");
            help.Aliases.Remove("/?");
            help.Aliases.Remove("/h");
        }
        foreach (var version in root.Options.OfType<VersionOption>())
        {
            version.Action = new VersionText();
            version.Description = "Shows the release.";
        }
        return root;
    }

    private sealed class Program() : RootCommand(
        "Perennial knows your customers and your retention: run it (serve, demo), bring data in (import), ask it (metrics, movements). " +
        "Exit codes: 0 all accepted, 3 some rows refused, 2 wrong usage, 1 failed.");
}
