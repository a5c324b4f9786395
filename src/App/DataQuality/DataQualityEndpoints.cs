using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.DataQuality;

internal static class DataQualityEndpoints
{
    private const int RowsOfPage = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/data-quality").RequireScope(Scopes.Lead);
        pages.MapGet("", Show);
        pages.MapGet("/{check}", ShowCheck);
        pages.MapGet("/{check}/rows.csv", File);

        var api = app.MapGroup(Api.Root + "/data-quality").WithTags("Data quality").RequireScope(Scopes.Lead)
            .WithMetadata(new ParameterWords("check", "Id of the check, as the report lists it."), CsvAnswer.Format);
        api.MapGet("", List).WithName("getDataQuality").WithSummary("What contradicts what in the data")
            .WithDescription("Every check with its count, its share and what the product does meanwhile. Checks of claims that no mapping binds are not bound and have no share.");
        api.MapGet("/{check}/rows", Rows).WithName("listDataQualityRows").WithSummary("The rows of one check")
            .WithDescription("Where it is, what is said there and what is so instead. format=csv for a file.").Produces<Page<DataQualityRow>>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> Show(QualityReports reports, Viewer viewer, CancellationToken cancellation) =>
        new RazorComponentResult<DataQualityPage>(new { Report = await reports.OfAsync(viewer, cancellation) });

    private static async Task<IResult> ShowCheck(string check, [AsParameters] Paging paging, QualityReports reports, Viewer viewer, AppDb db, CancellationToken cancellation)
    {
        if (DataChecks.Find(check) is not { } known) return new PageRefusal(Unknown(check));
        var result = (await reports.OfAsync(viewer, cancellation))[known];
        var from = From(paging);
        var rows = await QualityRows.NameAsync(db, result.Rows.Skip(from).Take(RowsOfPage), cancellation);
        return new RazorComponentResult<DataCheckPage>(new { Result = result, Rows = rows, From = from, Next = Next(result, from, RowsOfPage) });
    }

    private static async Task<IResult> File(string check, QualityReports reports, Viewer viewer, AppDb db, CancellationToken cancellation) =>
        DataChecks.Find(check) is { } known ? Csv((await reports.OfAsync(viewer, cancellation))[known], db) : Unknown(check);

    private static async Task<Ok<DataQualitySummary>> List(QualityReports reports, Viewer viewer, CancellationToken cancellation)
    {
        var report = await reports.OfAsync(viewer, cancellation);
        return TypedResults.Ok(new DataQualitySummary(report.AsOf, report.Accounts, report.Lines, [.. report.Results.Select(Said)]));
    }

    private static async Task<IResult> Rows(string check, [AsParameters] Paging paging, string? format, QualityReports reports, Viewer viewer, AppDb db, CancellationToken cancellation)
    {
        if (DataChecks.Find(check) is not { } known) return Unknown(check);
        var (take, from) = (paging.Take, From(paging));
        var result = (await reports.OfAsync(viewer, cancellation))[known];
        if (format == "csv") return Csv(result, db);
        return TypedResults.Ok(new Page<DataQualityRow>(await QualityRows.NameAsync(db, result.Rows.Skip(from).Take(take), cancellation), Next(result, from, take)));
    }

    private static int From(Paging paging) => paging.After(parts: 1) is [var from] ? (int)Math.Clamp(Cursor.Number(from), 0, int.MaxValue) : 0;

    private static string? Next(CheckResult result, int from, int take) =>
        from + take < result.Rows.Count ? Cursor.Of((from + take).ToString(CultureInfo.InvariantCulture)) : null;

    private static CsvAnswer Csv(CheckResult result, AppDb db) => new($"{result.Check.Id}.csv", QualityRows.CsvHeader, QualityRows.Csv(db, result.Rows));

    private static DataQualityCheck Said(CheckResult r) =>
        new(r.Check.Id, r.Check.Title, r.Check.Severity.ToString().ToLowerInvariant(), r.Rows.Count, r.Check.Of, r.OutOf, r.Share, r.Check.Meanwhile, r.Check.NeedsClaim, r.IsBound);

    private static ProblemHttpResult Unknown(string check) => Problems.NotFound($"There is no check '{check}'. Known: {string.Join(", ", DataChecks.All.Select(c => c.Id))}.");
}
