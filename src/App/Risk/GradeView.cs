using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.Client;

namespace Perennial.App.Risk;

/// <summary>How good what was said turned out to be, over the accounts that somebody sees.</summary>
/// <param name="Risk">With its grades.</param>
/// <param name="Entries">Accounts that the viewer sees, by id.</param>
/// <param name="Said">The model's grade at 90 days as it was said on earlier days, the latest first.</param>
public sealed record GradeView(RiskAsOf Risk, IReadOnlyDictionary<long, AccountEntry> Entries, IReadOnlyList<RiskGradeSaid> Said)
{
    private const int Horizon = 90;

    internal static async Task<GradeView> OpenAsync(WorkspaceRisk risk, RevenueBooks books, AppDb db, Viewer viewer, CancellationToken cancellation)
    {
        var whole = await risk.AtAsync(cancellation);
        var book = await books.OpenNowAsync(viewer, cancellation);
        var versions = await RiskVersions.ReadAsync(db, cancellation);
        return new(whole.For(viewer), book.Asked.ToDictionary(asked => asked.Entry.Id, asked => asked.Entry),
            [.. from version in versions let said = version.Grade.FirstOrDefault(row => row is { By: WhoSaid.ModelWord, Horizon: Horizon, Part: "" }) where said is not null select new RiskGradeSaid(version.Day, said)]);
    }
}
