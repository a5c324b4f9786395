using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Core.Revenue;
using Perennial.Core.Revenue.Curves;

namespace Perennial.App.Revenue;

internal static class CohortEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root).WithTags("Retention").RequireScope(Scopes.Read).WithMetadata(CsvAnswer.Format).WithMetadata(QuestionParameters.OfPoint);
        api.MapGet("/cohorts", Table).WithName("listCohorts").WithSummary("Retention by the month that customers first paid in")
            .WithDescription("Takes at, segment, owner, billedIn, asKnown, option. An incomplete month has no numbers. format=csv for a file, a row a cohort and month.").Produces<IReadOnlyList<CohortRow>>();
        api.MapGet("/retention-curves", Curves).WithName("fitRetentionCurves").WithSummary("How long customers keep paying")
            .WithDescription("Kaplan-Meier as observed and a shifted beta-geometric as fitted. Takes at, segment, owner, billedIn, asKnown, option.").Produces<RetentionCurves>();
    }

    public static RetentionCurve CurveOf(RevenueBook book) => RetentionCurve.Of(book.Timeline.Lifetimes(book.Question.ClosingDay, book.Slice), book.Question.ClosingDay);

    private static Task<IResult> Table(HttpContext http, RevenueBooks books, string? format) => books.AnswerAsync(http, book =>
    {
        var rows = book.Timeline.Cohorts(book.Question.ClosingDay, book.Slice).Select(Row).ToList();
        return format == "csv"
            ? new CsvAnswer("cohorts.csv", ["cohort", "cohort_customers", "month", "customers", "retention", "closing_mrr", "incomplete"],
                rows.SelectMany(r => r.Months.Select(m => (IReadOnlyList<object?>)[r.Cohort, r.Customers, m.K, m.Customers, m.Retention, m.ClosingMrr, m.Incomplete ? "yes" : "no"])))
            : TypedResults.Ok(rows);
    });

    private static CohortRow Row(Cohort cohort) => new(new Period(cohort.Month, cohort.Month.AddMonths(1)).Label(Grain.Month), cohort.Customers,
        [.. cohort.Cells.Select(c => new CohortMonth(c.K, c.Customers, c.Customers is { } active && cohort.Customers > 0 ? (decimal)active / cohort.Customers : null, c.ClosingMrr, c.IsIncomplete))]);

    private static Task<IResult> Curves(HttpContext http, RevenueBooks books) => books.AnswerAsync(http, book =>
    {
        var curve = CurveOf(book);
        var fit = curve.Fit;
        return TypedResults.Ok(new RetentionCurves(book.Question.ClosingDay, curve.Customers, curve.Churns,
            [.. curve.Observed.Steps.Select(s => new SurvivalPoint(s.Time, s.AtRisk, s.Churned, s.Survival, s.Low, s.High))],
            fit.Curve?.Alpha, fit.Curve?.Beta, fit.LogLikelihood,
            fit.Curve is { } sbg ? [.. Enumerable.Range(0, book.Question.Options.ClvHorizonMonths + 1).Select(sbg.Survival)] : [], fit.Failure));
    });
}
