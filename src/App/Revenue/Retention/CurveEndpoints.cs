using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Revenue.Retention;

internal static class CurveEndpoints
{
    private const string Asked = "Takes at, segment, owner, billedIn, asKnown, option. format=csv for a file.";

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root + "/retention-curves").WithTags("Retention").RequireScope(Scopes.Read).WithMetadata(CsvAnswer.Format).WithMetadata(QuestionParameters.OfPoint);
        api.MapGet("", Curves).WithName("fitRetentionCurves").WithSummary("How long customers keep paying")
            .WithDescription("Kaplan-Meier as observed and a shifted beta-geometric as fitted. " + Asked).Produces<RetentionCurves>();
        api.MapGet("/rows", Rows).WithName("listRetentionCurveRows").WithSummary("The customers behind the retention curves")
            .WithDescription("Each customer's first paying spell, in months, and whether it ended. " + Asked).Produces<Page<CustomerSpell>>();
    }

    private static Task<IResult> Curves(HttpContext http, RevenueBooks books, string? format) => books.AnswerAsync(http, book =>
    {
        var curves = CurveView.Of(book);
        return format == "csv" ? Csv(curves) : TypedResults.Ok(Answer(curves));
    });

    private static Task<IResult> Rows(HttpContext http, RevenueBooks books, [AsParameters] Paging paging, string? format)
    {
        var (take, after) = (paging.Take, paging.After(parts: 1)?[0]);
        return books.AnswerAsync(http, book =>
        {
            var spells = CurveView.Of(book).Spells.Select(s => new CustomerSpell(book.Entry(s.Lifetime.Account).ExternalId, book.Entry(s.Lifetime.Account).Name, s.Lifetime.FirstPaid, s.Lifetime.Churned, s.Month));
            return format == "csv"
                ? new CsvAnswer("retention-curve-rows.csv", ["account_id", "name", "first_paid", "churned", "months"], spells.Select(s => (IReadOnlyList<object?>)[s.AccountId, s.Name, s.FirstPaid, s.Churned, s.Months]))
                : TypedResults.Ok(Cursor.Page([.. spells.OrderBy(s => s.AccountId, StringComparer.Ordinal)], s => s.AccountId, take, after));
        });
    }

    private static RetentionCurves Answer(CurveView view)
    {
        var (curve, fit) = (view.Curve, view.Curve.Fit);
        return new(view.AsOf, curve.Customers, curve.Churns, [.. curve.Observed.Steps.Select(s => new SurvivalPoint(s.Time, s.AtRisk, s.Churned, s.Survival, s.Low, s.High))],
            fit.Curve?.Alpha, fit.Curve?.Beta, fit.LogLikelihood,
            fit.Curve is { } sbg ? [.. Enumerable.Range(0, view.Book.Question.Options.ClvHorizonMonths + 1).Select(sbg.Survival)] : [], fit.Failure);
    }

    private static CsvAnswer Csv(CurveView view) => new("retention-curves.csv", ["month", "at_risk", "churned", "observed", "low", "high", "fitted"],
        Enumerable.Range(0, view.LastMonth + 1).Select(month => (IReadOnlyList<object?>)[month, view.AtRisk(month), view.Churned(month), (decimal?)view.Observed(month)?.Value, (decimal?)view.Observed(month)?.Low, (decimal?)view.Observed(month)?.High, (decimal?)view.Fitted(month)]));
}
