using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Filters;
using Perennial.App.Revenue.Home;
using Perennial.App.Revenue.Reference;
using Perennial.App.Revenue.Retention;
using Perennial.App.Revenue.Why;
using Perennial.App.Shell;
using Perennial.Core;

namespace Perennial.App.Revenue;

/// <summary>The pages of revenue. They ask the same questions as the API.</summary>
internal static class RevenuePages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").RequireScope(Scopes.Read).WithMetadata(AsKnownCounts.Here);
        pages.MapGet("/", Home);
        pages.MapGet("/revenue", Revenue);
        pages.MapGet("/metrics", Reference);
        pages.MapGet("/metrics/{id}", OneMetric);
        pages.MapGet("/why/{id}", Explain);
        pages.MapGet("/why/cohort", ExplainCohort);
        pages.MapGet("/why/retention-curve", ExplainCurve);
    }

    private static Task<IResult> Home(HttpContext http, RevenueBooks books) =>
        ShowAsync(http, books, book => new RazorComponentResult<HomePage>(new { View = HomeView.Of(book) }));

    private static Task<IResult> Revenue(HttpContext http, RevenueBooks books, string? range, string? grain, string? by, string? cohorts) =>
        FilterAddress.Joined(http.Request) is { } address ? Task.FromResult<IResult>(TypedResults.LocalRedirect(address)) : ShowAsync(http, books, book => new RazorComponentResult<RevenuePage>(new { View = RevenueView.Of(book, range, grain is not null, by, cohorts) }));

    private static Task<IResult> Reference(HttpContext http, RevenueBooks books, Scraping? scraping, string? q) =>
        scraping?.Invoke(http) is { } scraped ? Task.FromResult(scraped) : ShowAsync(http, books, book => new RazorComponentResult<ReferencePage>(new { View = ReferenceView.Of(book, q) }));

    private static Task<IResult> OneMetric(string id, HttpContext http, RevenueBooks books, string? sort) => MetricCatalog.Find(id) is not { } metric
        ? Unknown(id)
        : ShowAsync(http, books, book => new RazorComponentResult<MetricPage>(new { View = MetricView.Of(book, metric, sort) }));

    private static Task<IResult> ExplainCohort(HttpContext http, RevenueBooks books, string? month, int k = 0)
    {
        if (!DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || first.Year is < 1900 or > 2900 || k is < 0 or > 600)
            return Task.FromResult<IResult>(new PageRefusal(Problems.Of(StatusCodes.Status400BadRequest, "A cohort is asked for by month, such as 2024-03, and k, the months since.")));
        return ShowAsync(http, books, book => IsFragment(http)
            ? new RazorComponentResult<CohortPanel>(new { Why = CohortExplanation.Of(book, first, k) })
            : new RazorComponentResult<CohortPage>(new { Why = CohortExplanation.Of(book, first, k) }));
    }

    private static Task<IResult> ExplainCurve(HttpContext http, RevenueBooks books, int month = 12)
    {
        if (month is < 0 or > CurveExplanation.LastMonth)
            return Task.FromResult<IResult>(new PageRefusal(Problems.Of(StatusCodes.Status400BadRequest, $"A place on the curve is asked for by month, from 0 to {CurveExplanation.LastMonth}.")));
        return ShowAsync(http, books, book => IsFragment(http)
            ? new RazorComponentResult<CurvePanel>(new { Why = CurveExplanation.Of(book, month) })
            : new RazorComponentResult<CurvePage>(new { Why = CurveExplanation.Of(book, month) }));
    }

    private static Task<IResult> Explain(string id, HttpContext http, RevenueBooks books, string? sort, int skip = 0)
    {
        if (MetricCatalog.Find(id) is not { } metric) return Unknown(id);
        return ShowAsync(http, books, book => IsFragment(http)
            ? new RazorComponentResult<WhyPanel>(new { Why = Explanation.Of(book, metric, sort, 0, Explanation.PanelSize) })
            : new RazorComponentResult<WhyPage>(new { Why = Explanation.Of(book, metric, sort, Math.Max(0, skip), Explanation.PageSize) }));
    }

    private static Task<IResult> Unknown(string id) => Task.FromResult<IResult>(new PageRefusal(Problems.NotFound($"There is no metric '{id}'.")));

    private static bool IsFragment(HttpContext http) => http.Request.Headers.ContainsKey("HX-Request");

    /// <summary>A question that cannot be answered is refused in words that a person reads.</summary>
    private static async Task<IResult> ShowAsync(HttpContext http, RevenueBooks books, Func<RevenueBook, IResult> page) =>
        await books.AnswerAsync(http, page) is var answer && answer is ProblemHttpResult problem ? new PageRefusal(problem) : answer;
}
