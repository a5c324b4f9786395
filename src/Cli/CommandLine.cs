using System.CommandLine;
using System.Text;
using Perennial.Cli.Terminal;

namespace Perennial.Cli;

/// <summary>From arguments to an exit code. Data goes to the standard output, everything else to the standard error.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
        return await RunAsync(args, output, Console.Error);
    }

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = Commands.Root().Parse(args.Length == 0 ? ["--help"] : args);
        if (WrongUsage.Of(parsed) is { } wrong) return await EndAsync(error, wrong);
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = parsed.CommandResult.Command is IKeepsRunning ? null : TimeSpan.FromSeconds(2),
            });
            await output.FlushAsync();
            return code;
        }
        catch (Exception exception) when (Failure.Of(exception, parsed) is { } failure)
        {
            await output.FlushAsync();
            return await EndAsync(error, failure);
        }
    }

    private static async Task<int> EndAsync(TextWriter error, CommandFailure failure)
    {
        await error.WriteLineAsync(failure.Message);
        return failure.Code;
    }
}
