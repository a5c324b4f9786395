using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Revenue.Home;
using Perennial.App.Revenue.Why;
using Perennial.App.Shell;
using Perennial.Core;

namespace Perennial.App.Revenue;

/// <summary>The pages of revenue. They ask the same questions as the API.</summary>
internal static class RevenuePages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").RequireScope(Scopes.Read);
        pages.MapGet("/", Home);
        pages.MapGet("/why/{id}", Explain);
    }

    private static Task<IResult> Home(HttpContext http, RevenueBooks books) =>
        ShowAsync(http, books, book => new RazorComponentResult<HomePage>(new { View = HomeView.Of(book) }));

    private static Task<IResult> Explain(string id, HttpContext http, RevenueBooks books, string? sort, int skip = 0)
    {
        if (MetricCatalog.Find(id) is not { } metric) return Task.FromResult<IResult>(new PageRefusal(Problems.NotFound($"There is no metric '{id}'.")));
        return ShowAsync(http, books, book => http.Request.Headers.ContainsKey("HX-Request")
            ? new RazorComponentResult<WhyPanel>(new { Why = Explanation.Of(book, metric, sort, 0, Explanation.PanelSize) })
            : new RazorComponentResult<WhyPage>(new { Why = Explanation.Of(book, metric, sort, Math.Max(0, skip), Explanation.PageSize) }));
    }

    /// <summary>A question that cannot be answered is refused in words that a person reads.</summary>
    private static async Task<IResult> ShowAsync(HttpContext http, RevenueBooks books, Func<RevenueBook, IResult> page) =>
        await books.AnswerAsync(http, page) is var answer && answer is ProblemHttpResult problem ? new PageRefusal(problem) : answer;
}
