using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Risk;

internal sealed class RiskListCommand : ServerVerb
{
    private static readonly Column<AccountRiskRow>[] _columns =
    [
        new("account", r => r.AccountId), new("name", r => r.AccountName), new("segment", r => r.Segment), new("owner", r => r.Owner) { OnlyCsv = true }, Column<AccountRiskRow>.Number("arr", r => r.Arr),
        new("in_30_days", r => r.In30?.P, r => RiskCells.Share(r.In30?.P)) { Right = true }, new("in_90_days", r => r.In90?.P, r => RiskCells.Share(r.In90?.P)) { Right = true }, new("low", r => r.In90?.Low) { OnlyCsv = true }, new("high", r => r.In90?.High) { OnlyCsv = true },
        new("95_%", _ => null, r => RiskCells.Bounds(r.In90)) { OnlyTable = true, Right = true }, new("in_180_days", r => r.In180?.P, r => RiskCells.Share(r.In180?.P)) { Right = true }, new("to_renewal", r => r.ToRenewal?.P, r => RiskCells.Share(r.ToRenewal?.P)) { Right = true },
        new("ends_on", r => r.EndsOn) { OnlyCsv = true }, new("why", r => (r.EndsOn is { } end ? FormattableString.Invariant($"notice was given, ends {end:yyyy-MM-dd}; ") : "") + string.Join("; ", r.Reasons.Where(reason => reason.LogOdds > 0).Take(2).Select(reason => reason.Words))),
    ];

    private readonly Option<int> _most = new("--limit") { Description = "How many accounts, those with the most revenue at risk first.", HelpName = "N", DefaultValueFactory = _ => 50 };

    public RiskListCommand() : base("list", "Lists customers by how likely they churn within 90 days times what they pay.")
    {
        Add(_most);
        Examples = ["perennial risk list", "perennial risk list --limit 1000 --format csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        if (parsed.GetValue(_most) < 1) throw CommandFailure.WrongUsage("--limit is at least 1.");
        var book = await server.RiskAsync(parsed.GetValue(_most), cancellation);
        await screen.WriteAsync([.. book.Accounts.Take(parsed.GetValue(_most))], ContractJson.Default.IReadOnlyListAccountRiskRow, _columns, book.Refusal is { } refusal ? RiskCells.Refusal(refusal, book.Pooled) : "Nobody is a customer.");
        if (screen.Format != "table") return ExitCode.Ok;
        if (book.Refusal is null) await screen.SayAsync(RiskCells.Grade(book.Grade));
        if (book.Alarms.Any(alarm => alarm.Kind != RiskLeaksCommand.Later) || book.Contradictions.Count > 0) await screen.SayAsync("There are alarms: see perennial risk leaks.");
        return ExitCode.Ok;
    }
}
