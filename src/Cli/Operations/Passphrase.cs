using System.CommandLine;

namespace Perennial.Cli.Operations;

/// <summary>The passphrase of a backup's keys: from the environment or the standard input, so that it stands in no list of processes.</summary>
internal static class Passphrase
{
    private const string Variable = "PERENNIAL_BACKUP_PASSPHRASE";

    public static Option<string?> Option(string what) => new("--passphrase") { Description = $"{what}: - to read it from the standard input. Else {Variable}.", HelpName = "-" };

    public static string? Of(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) switch
    {
        "-" => Console.In.ReadLine() ?? "",
        not null => throw CommandFailure.WrongUsage($"--passphrase takes only -, to read it from the standard input; or set {Variable}."),
        null => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set : null,
    };
}
