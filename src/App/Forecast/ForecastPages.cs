using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Filters;
using Perennial.App.Revenue;
using Perennial.App.Shell;

namespace Perennial.App.Forecast;

/// <summary>The renewal forecast, and its renewals one by one.</summary>
internal static class ForecastPages
{
    public const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").RequireScope(Scopes.Read);
        pages.MapGet("/forecast", Show);
        pages.MapGet("/forecast/rows", Rows);
        pages.MapGet("/forecast/changes", Changes);
    }

    private static async Task<IResult> Show(HttpContext http, RevenueBooks books, WorkspaceForecast forecasts, RenewalCalls calls, KeptForecasts kept)
    {
        if (FilterAddress.Joined(http.Request) is { } address) return TypedResults.LocalRedirect(address);
        return Page(await books.AnswerAsync(http, async book =>
        {
            var all = await calls.AllAsync(http.Viewer, http.RequestAborted);
            var forecast = await forecasts.OfAsync(http.Viewer, http.RequestAborted);
            return new RazorComponentResult<ForecastPage>(new
            {
                View = ForecastView.Of(book, forecast, RenewalCalls.Standing(all), http.Request.Query),
                Changes = await ChangesView.OfAsync(book, forecast, kept, http.RequestAborted),
                Coverage = CoverageView.Of(book, forecast),
                Grades = RenewalCalls.Grades(all, forecast),
                Lifetime = LifetimeView.Of(book),
            });
        }));
    }

    private static async Task<IResult> Rows(HttpContext http, RevenueBooks books, WorkspaceForecast forecasts, RenewalCalls calls, int? skip) => Page(await books.AnswerAsync(http, async book =>
    {
        var view = await ForecastEndpoints.ViewAsync(http, book, forecasts, calls);
        var group = http.Request.Query.TryGetValue("group", out var said) ? said.ToString() : null;
        var (items, from) = (view.Rows(group), Math.Max(0, skip ?? 0));
        return new RazorComponentResult<ForecastRowsPage>(new { View = view, Group = group is null ? null : view.Groups.First(g => string.Equals(g.Key, group, StringComparison.OrdinalIgnoreCase)), Items = items.Skip(from).Take(PageSize).ToList(), Count = items.Count, Skip = from });
    }));

    private static async Task<IResult> Changes(HttpContext http, RevenueBooks books, WorkspaceForecast forecasts, KeptForecasts kept, string? cause) => Page(await books.AnswerAsync(http, async book =>
    {
        var forecast = await forecasts.OfAsync(http.Viewer, http.RequestAborted);
        return new RazorComponentResult<ForecastChangesPage>(new { Changes = await ChangesView.OfAsync(book, forecast, kept, http.RequestAborted), forecast.Currency, book.Question, Cause = cause });
    }));

    private static IResult Page(IResult answer) => answer is ProblemHttpResult problem ? new PageRefusal(problem) : answer;
}
