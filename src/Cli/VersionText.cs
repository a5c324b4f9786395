using System.CommandLine;
using System.CommandLine.Invocation;
using Perennial.Client;

namespace Perennial.Cli;

internal sealed class VersionText : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(PerennialClient.Version);
        return ExitCode.Ok;
    }
}
