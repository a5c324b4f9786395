using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Upkeep;

internal sealed class UsageCommand : ServerVerb
{
    public UsageCommand() : base("usage", "Shows how the event store does; makes its sums anew; erases a person from it.")
    {
        Add(new UsageRebuildCommand());
        Add(new UsageEraseCommand());
        Examples = ["perennial usage", "perennial usage rebuild"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await WriteAsync(await server.UsageAsync(cancellation), screen);
        return ExitCode.Ok;
    }

    internal static Task WriteAsync(UsageStatus status, Screen screen) => screen.Format == "json"
        ? screen.WriteJsonAsync(status, ContractJson.Default.UsageStatus)
        : screen.WriteAsync([status], ContractJson.Default.IReadOnlyListUsageStatus, _columns, "");

    private static readonly Column<UsageStatus>[] _columns =
    [
        new("zone", s => s.Zone), Column<UsageStatus>.Whole("message_ids", s => s.MessageIds), Column<UsageStatus>.Whole("bytes_behind", s => s.BytesBehind), new("single_events_from", s => s.SingleEventsFrom), new("trouble", s => s.Trouble),
    ];
}
