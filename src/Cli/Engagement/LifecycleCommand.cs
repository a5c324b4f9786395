using System.CommandLine;
using Perennial.Cli.Revenue;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Engagement;

internal sealed class LifecycleCommand : ServerVerb
{
    private readonly FigureOptions _figures;

    public LifecycleCommand() : base("lifecycle", "Shows new, returning, resurrecting and dormant users by period.")
    {
        _figures = new(this, windows: false);
        Examples = ["perennial lifecycle --grain week", "perennial lifecycle --from 2024-01-01 --to 2024-07-01 --grain month --option time-zone=Asia/Tokyo --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await screen.WriteAsync(await server.LifecycleAsync(_figures.Of(parsed), cancellation), ContractJson.Default.IReadOnlyListUserLifecycle, Columns, "Nothing has been done yet.");
        return ExitCode.Ok;
    }

    private static readonly Column<UserLifecycle>[] Columns =
    [
        new("period_start", r => r.Period.Start), new("period_end", r => r.Period.End) { OnlyCsv = true }, Column<UserLifecycle>.Whole("new", r => r.New), Column<UserLifecycle>.Whole("returning", r => r.Returning), Column<UserLifecycle>.Whole("resurrecting", r => r.Resurrecting), Column<UserLifecycle>.Whole("dormant", r => r.Dormant), Column<UserLifecycle>.Whole("active", r => r.Active), new("incomplete", r => r.Incomplete ? "yes" : "no", r => r.Incomplete ? "so far" : ""), new("reason", r => r.Reason),
    ];
}
