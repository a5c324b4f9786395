namespace Perennial.Cli;

/// <summary>Ends a command with a sentence for the person and an exit code for the script.</summary>
internal sealed class CommandFailure(string message, int exitCode = ExitCode.Failed) : Exception(message)
{
    public int Code { get; } = exitCode;

    public static CommandFailure WrongUsage(string message) => new(message, ExitCode.WrongUsage);
}
