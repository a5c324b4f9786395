using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.App.Revenue;
using Perennial.App.Shell;

namespace Perennial.App.Risk;

/// <summary>Risk of churn and its grade, of the accounts that the viewer sees.</summary>
internal static class RiskPages
{
    private const int Usual = 90;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").RequireScope(Scopes.Read);
        pages.MapGet("/risk", Show);
        pages.MapGet("/risk/{accountId}", Account);
        pages.MapGet("/health/grade", Grade);
    }

    private static async Task<IResult> Show(HttpContext http, WorkspaceRisk risk, RevenueBooks books)
    {
        if (FilterAddress.Joined(http.Request) is { } address) return TypedResults.LocalRedirect(address);
        var whole = await risk.AtAsync(http.RequestAborted);
        var answer = await books.AnswerAsync(http, book => new RazorComponentResult<RiskPage>(new { View = RiskView.Of(book, whole, http.Viewer) }));
        return answer is ProblemHttpResult problem ? new PageRefusal(problem) : answer;
    }

    private static async Task<IResult> Account(string accountId, WorkspaceRisk risk, RevenueBooks books, Viewer viewer, CancellationToken cancellation)
    {
        var id = Addresses.ExternalId(accountId);
        return AccountRiskView.Of(await books.OpenNowAsync(viewer, cancellation), await risk.AtAsync(cancellation), viewer, id) is { } view
            ? new RazorComponentResult<AccountRiskPage>(new { View = view })
            : new PageRefusal(Problems.NotFound($"There is no account '{id}'."));
    }

    private static async Task<IResult> Grade(HttpContext http, WorkspaceRisk risk, RevenueBooks books, AppDb db, Viewer viewer, int? horizon) =>
        GradePageOf(await GradeView.OpenAsync(risk, books, db, viewer, http.RequestAborted), RiskGrades.Horizons.Contains(horizon ?? Usual) ? horizon ?? Usual : Usual, http.Request.Headers.ContainsKey("HX-Request"));

    private static IResult GradePageOf(GradeView view, int horizon, bool isPanel) => isPanel ? new RazorComponentResult<GradeWhy>(new { View = view, Horizon = horizon }) : new RazorComponentResult<GradePage>(new { View = view, Horizon = horizon });
}
