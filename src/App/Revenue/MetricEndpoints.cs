using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Core;

namespace Perennial.App.Revenue;

internal static class MetricEndpoints
{
    private const string Asked = "Takes at and window, or from, to and grain; segment, owner, billedIn, asKnown; option=NAME=VALUE as often as needed.";

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root).WithTags("Metrics").RequireScope(Scopes.Read)
            .WithMetadata(new ParameterWords("id", "Id of the metric, as the catalog lists it."), new ParameterWords("ids", "Ids of metrics with commas between; all of the catalog if not said."), CsvAnswer.Format);
        api.MapGet("/metric-catalog", () => MetricCatalog.All.Select(MetricAnswers.Definition)).WithName("listMetricDefinitions").WithSummary("The metric catalog").WithDescription("Every metric with its unit, formula and options.");
        api.MapGet("/metrics", List).WithName("computeMetrics").WithSummary("Compute several metrics").WithDescription("ids separated by commas; all when left out. " + Asked).Produces<IReadOnlyList<MetricValue>>().WithMetadata(QuestionParameters.OfFigure);
        api.MapGet("/metrics/{id}", One).WithName("computeMetric").WithSummary("Compute one metric").WithDescription(Asked).Produces<IReadOnlyList<MetricValue>>().WithMetadata(QuestionParameters.OfFigure);
        api.MapGet("/metrics/{id}/rows", Rows).WithName("listMetricRows").WithSummary("The accounts behind a figure").WithDescription("Each account's share of numerator and denominator; the shares sum to the figure's. Rows without an account tell what belongs to none, and what people take away who stand in more than one row. format=csv for a file. " + Asked).Produces<Page<Client.MetricRow>>().WithMetadata(QuestionParameters.OfFigure);
    }

    private static async Task<IResult> List(HttpContext http, RevenueBooks books, string? ids)
    {
        string[] asked = ids is null ? [.. MetricCatalog.All.Select(m => m.Id)] : ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (asked.FirstOrDefault(id => MetricCatalog.Find(id) is null) is { } unknown) return Unknown(unknown);
        return await books.AnswerAsync(http, book => TypedResults.Ok(asked.SelectMany(id => MetricAnswers.Values(book, MetricCatalog.Find(id)!)).ToList()));
    }

    private static async Task<IResult> One(string id, HttpContext http, RevenueBooks books)
    {
        if (MetricCatalog.Find(id) is not { } metric) return Unknown(id);
        return await books.AnswerAsync(http, book => TypedResults.Ok(MetricAnswers.Values(book, metric).ToList()));
    }

    private static async Task<IResult> Rows(string id, HttpContext http, RevenueBooks books, [AsParameters] Paging paging, string? format)
    {
        if (MetricCatalog.Find(id) is not { } metric) return Unknown(id);
        var (take, after) = (paging.Take, paging.After(parts: 1)?[0]);
        return await books.AnswerAsync(http, book =>
        {
            var found = book.Rows(metric, book.Question.Periods(metric.Window)[^1]);
            List<Client.MetricRow> rows = [.. found.Accounts.Select(row => MetricAnswers.Row(book, row)).OrderBy(r => r.AccountId, StringComparer.Ordinal), .. found.Others.Select(MetricAnswers.Row).OrderBy(r => r.Name, StringComparer.Ordinal)];
            return format == "csv" ? RowsCsv(metric, rows) : TypedResults.Ok(Cursor.Page(rows, KeyOf, take, after));
        });
    }

    /// <summary>What is no account's comes after all accounts.</summary>
    private static string KeyOf(Client.MetricRow row) => row.AccountId.Length > 0 ? row.AccountId : "\uffff" + row.Name;

    private static IResult RowsCsv(Metric metric, IEnumerable<Client.MetricRow> rows) => new CsvAnswer($"{metric.Id}-rows.csv",
        ["account_id", "name", "segment", "owner", "numerator", "denominator", "opening_mrr", "new_mrr", "reactivation_mrr", "expansion_mrr", "contraction_mrr", "churn_mrr", "fx_mrr", "closing_mrr"],
        rows.Select(r => (IReadOnlyList<object?>)[r.AccountId, r.Name, r.Segment, r.Owner, r.Numerator, r.Denominator, r.Opening, r.New, r.Reactivation, r.Expansion, r.Contraction, r.Churn, r.Fx, r.Closing]));

    private static IResult Unknown(string id) => Problems.NotFound($"There is no metric '{id}'. Known: {string.Join(", ", MetricCatalog.All.Select(m => m.Id))}.");
}
