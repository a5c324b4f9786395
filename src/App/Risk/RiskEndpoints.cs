using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Risk;

/// <summary>How likely customers churn and how good that was, for programs.</summary>
internal static class RiskEndpoints
{
    private const int Usual = 1000, Most = 10_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root).WithTags("Risk").RequireScope(Scopes.Read);
        api.MapGet("/risk", Book).WithName("getRisk").WithSummary("Customers by risk of churn times revenue")
            .WithDescription("With exact reasons, the model's grade, columns that know the outcome, and definitions of churn that disagree. Fewer than 5 churns give no probability, with the reason.").Produces<RiskBook>();
        api.MapGet("/risk/grade", Grade).WithName("getRiskGrade").WithSummary("How good risk and health scores were")
            .WithDescription("The model, the plain scorecard and who overrode it, at 30, 90 and 180 days, judged on days after those that taught them: whole, by segment and by cutoff.").Produces<RiskGradeReport>();
        api.MapGet("/accounts/{accountId}/risk", Account).WithName("getAccountRisk").WithSummary("One account's risk of churn")
            .WithDescription("Within 30, 90 and 180 days and up to its renewal, with bounds, reasons that sum to its distance from the mean account, and the grade.").Produces<AccountRiskSummary>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithMetadata(new ParameterWords("accountId", "The account's external id."));
    }

    private static async Task<Ok<RiskBook>> Book([Description("How many accounts at most, those with the most at risk first; 1000 if not said.")] int? limit, WorkspaceRisk risk, RevenueBooks books, Viewer viewer, CancellationToken cancellation) =>
        TypedResults.Ok(RiskAnswers.Book(RiskView.Of(await books.OpenNowAsync(viewer, cancellation), await risk.AtAsync(cancellation), viewer), Math.Clamp(limit ?? Usual, 1, Most)));

    private static async Task<Ok<RiskGradeReport>> Grade(WorkspaceRisk risk, RevenueBooks books, AppDb db, Viewer viewer, CancellationToken cancellation) =>
        TypedResults.Ok(RiskAnswers.Report(await GradeView.OpenAsync(risk, books, db, viewer, cancellation)));

    private static async Task<IResult> Account(string accountId, WorkspaceRisk risk, RevenueBooks books, Viewer viewer, CancellationToken cancellation)
    {
        var id = Addresses.ExternalId(accountId);
        return AccountRiskView.Of(await books.OpenNowAsync(viewer, cancellation), await risk.AtAsync(cancellation), viewer, id) is { } view ? TypedResults.Ok(RiskAnswers.Summary(view)) : Problems.NotFound($"There is no account '{id}'.");
    }
}
