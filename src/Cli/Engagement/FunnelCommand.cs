using System.CommandLine;
using Perennial.Cli.Revenue;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Engagement;

internal sealed class FunnelCommand : ServerVerb
{
    private readonly Argument<string[]> _steps = new("steps") { Description = "Names of events, two to ten, in order.", HelpName = "EVENT", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _within = new("--within") { Description = "The longest from the first step to the last: 14d (the default), 4w, 1m.", HelpName = "WINDOW" };
    private readonly FigureOptions _figures;

    public FunnelCommand() : base("funnel", "Shows how far users come through events in order.")
    {
        Add(_steps);
        Add(_within);
        _figures = new(this);
        Examples = ["perennial funnel \"Signed up\" \"Invited somebody\" \"Report opened\" --within 30d", "perennial funnel Visit Trial Paid --from 2024-01-01 --to 2024-04-01 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await screen.WriteAsync(await server.FunnelAsync(parsed.GetRequiredValue(_steps), parsed.GetValue(_within), _figures.Of(parsed), cancellation), ContractJson.Default.IReadOnlyListFunnelStep, _columns, "");
        return ExitCode.Ok;
    }

    private static readonly Column<FunnelStep>[] _columns =
    [
        new("step", s => s.Step),
        Column<FunnelStep>.Whole("users", s => s.Users),
        new("of_first", s => s.OfFirst, s => Cells.Percent(s.OfFirst)) { Right = true },
        new("of_before", s => s.OfBefore, s => Cells.Percent(s.OfBefore)) { Right = true },
        new("reason", s => s.Reason),
    ];
}
