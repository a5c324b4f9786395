using System.CommandLine;
using System.Globalization;
using Perennial.Cli.Curves;
using Perennial.Cli.Revenue;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Engagement;

internal sealed class RetentionCommand : ServerVerb
{
    private const int InTable = 12;
    private readonly FigureOptions _figures;

    public RetentionCommand() : base("retention", "Shows users by the period of their first event, and what share of them comes back.")
    {
        _figures = new(this, windows: false);
        Add(new RetentionFitCommand());
        Examples = ["perennial retention --grain week", "perennial retention --from 2024-01-01 --to 2024-07-01 --grain month --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await screen.WriteAsync(await server.UserRetentionAsync(_figures.Of(parsed), cancellation), ContractJson.Default.IReadOnlyListUserCohort, _columns, "No period has ended in which something was done.");
        return ExitCode.Ok;
    }

    private static readonly Column<UserCohort>[] _columns =
    [
        new("cohort", r => r.Cohort),
        Column<UserCohort>.Whole("users", r => r.Users),
        .. Enumerable.Range(0, InTable + 1).Select(Period),
        new("reason", r => r.Reason),
    ];

    private static Column<UserCohort> Period(int k) =>
        new("p" + k.ToString(CultureInfo.InvariantCulture), r => k < r.Active.Count ? r.Active[k] : null, r => k >= r.Retention.Count ? "" : r.Active[k] is null ? "…" : r.Retention[k]?.ToString("0 %", CultureInfo.InvariantCulture) ?? "") { Right = true };
}
