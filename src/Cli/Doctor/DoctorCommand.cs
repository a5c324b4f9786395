using System.CommandLine;
using Perennial.Cli.Terminal;

namespace Perennial.Cli.Doctor;

internal sealed class DoctorCommand : Verb
{
    public DoctorCommand() : base("doctor", "Checks this machine and a data directory (--data, else ./.perennial/data): languages, disk, the lock, the database's integrity, versions.")
    {
        SetAction(RunAsync);
        Examples = ["perennial doctor", "perennial doctor --data /var/lib/perennial --format json"];
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var data = Path.GetFullPath(parsed.GetValue(GlobalOptions.Data) ?? Path.Combine(".perennial", "data"));
        IReadOnlyList<Finding> findings = [.. MachineChecks.Run(data), .. await DataChecks.RunAsync(data, cancellation)];
        await new Screen(parsed).WriteAsync(findings, FindingJson.Default.IReadOnlyListFinding, Columns, "");
        return findings.Any(f => f.Result == "failed") ? ExitCode.Failed : ExitCode.Ok;
    }

    private static readonly Column<Finding>[] Columns = [new("check", f => f.Check), new("result", f => f.Result), new("detail", f => f.Detail)];
}
