using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Operations;

internal sealed class BackupCommand : ServerVerb
{
    private readonly Argument<string> _file = new("FILE") { Description = "Where to write it. An existing file is not written over." };
    private readonly Option<string?> _passphrase = Passphrase.Option("Seals the workspace's keys in the backup");

    public BackupCommand() : base("backup", "Writes everything that a running server has acknowledged into one file, while it serves.")
    {
        Add(_file);
        Add(_passphrase);
        Examples = ["PERENNIAL_BACKUP_PASSPHRASE='four quiet words here' perennial backup monday.backup --data ./data", "perennial backup monday.backup --server https://success.example.com --token pl_..."];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var file = Path.GetFullPath(parsed.GetValue(_file)!);
        if (File.Exists(file)) throw new CommandFailure($"{file} is there already. Name another file, or put that one away.");
        var passphrase = Passphrase.Of(parsed, _passphrase);
        var part = file + ".part";
        bool hasEvents;
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var to = new FileStream(part, options))
            {
                hasEvents = await server.BackupAsync(to, passphrase, cancellation);
                Usage.Spooling.Disk.Flush(to);
            }
            File.Move(part, file);
        }
        finally
        {
            File.Delete(part);
        }
        await screen.Out.WriteLineAsync($"{file} ({new FileInfo(file).Length / (1024.0 * 1024):0.0} MB)");
        if (!hasEvents) await screen.SayAsync("The events lie on ClickHouse and are not in this file: back them up there, as docs/operate.md says.");
        if (passphrase is null) await screen.SayAsync("Without PERENNIAL_BACKUP_PASSPHRASE the keys were left out: after a restore authenticator apps and passkeys have to be set up anew, and open forms to be loaded again. Passwords, tokens and data are in it.");
        await screen.SayAsync("Whoever reads this file reads every customer: keep it as you keep the data directory.");
        return ExitCode.Ok;
    }
}
