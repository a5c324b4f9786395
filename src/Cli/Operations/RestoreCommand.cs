using System.CommandLine;
using Perennial.App.Operations;
using Perennial.Cli.Terminal;

namespace Perennial.Cli.Operations;

internal sealed class RestoreCommand : Verb
{
    private readonly Argument<string> _file = new("FILE") { Description = "What perennial backup wrote." };
    private readonly Option<string?> _passphrase = Passphrase.Option("Opens the keys in the backup");

    public RestoreCommand() : base("restore", "Makes a data directory (--data, new or empty) out of a backup; with Store__Relational set, its tables come to lie on PostgreSQL.")
    {
        Add(_file);
        Add(_passphrase);
        SetAction(RunAsync);
        Examples = ["perennial restore monday.backup --data ./restored", "PERENNIAL_BACKUP_PASSPHRASE='four quiet words here' perennial restore monday.backup --data ./restored"];
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = new Screen(parsed);
        var data = parsed.GetValue(GlobalOptions.Data) ?? throw CommandFailure.WrongUsage("Say with --data into which directory: a new or an empty one.");
        var file = Path.GetFullPath(parsed.GetValue(_file)!);
        if (!File.Exists(file)) throw new CommandFailure($"There is no file {file}.");
        var report = await RestoreBackup.RunAsync(file, data, Environment.GetEnvironmentVariable("Store__Relational"), Passphrase.Of(parsed, _passphrase), TimeProvider.System, cancellation);
        var tables = report.Manifest.Parts.Where(p => p.Rows is not null).Select(p => new CopiedTable(p.Name[BackupManifest.Tables.Length..], p.Rows!.Value, p.Sha256));
        await screen.WriteAsync([.. tables], CopiedTableJson.Default.IReadOnlyListCopiedTable, CopiedTable.Columns, "The backup holds no table.");
        await screen.SayAsync($"Restored from {report.Manifest.MadeAt:yyyy-MM-dd HH:mm} UTC (release {report.Manifest.Release}, {report.Manifest.Engine}) to {report.Place}; every checksum fits.");
        if (!report.WithKeys) await screen.SayAsync("Without its keys: authenticator apps and passkeys have to be set up anew (recovery codes and passwords work).");
        await screen.SayAsync($"Start it with perennial serve --data {data}.");
        return ExitCode.Ok;
    }
}
