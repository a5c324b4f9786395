using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue.Retention;

internal static class CohortEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root).WithTags("Retention").RequireScope(Scopes.Read).WithMetadata(CsvAnswer.Format).WithMetadata(QuestionParameters.OfPoint);
        api.MapGet("/cohorts", Table).WithName("listCohorts").WithSummary("Retention by the month that customers first paid in")
            .WithDescription("Takes at, segment, owner, billedIn, asKnown, option. An incomplete month has no numbers. format=csv for a file, a row a cohort and month.").Produces<IReadOnlyList<CohortRow>>();
    }

    private static Task<IResult> Table(HttpContext http, RevenueBooks books, string? format) => books.AnswerAsync(http, book =>
    {
        var rows = book.Timeline.Cohorts(book.Question.SeenDay, book.Slice).Select(Row).ToList();
        return format == "csv"
            ? new CsvAnswer("cohorts.csv", ["cohort", "cohort_customers", "month", "customers", "retention", "closing_mrr", "incomplete"],
                rows.SelectMany(r => r.Months.Select(m => (IReadOnlyList<object?>)[r.Cohort, r.Customers, m.K, m.Customers, m.Retention, m.ClosingMrr, m.Incomplete ? "yes" : "no"])))
            : TypedResults.Ok(rows);
    });

    private static CohortRow Row(Cohort cohort) => new(new Period(cohort.Month, cohort.Month.AddMonths(1)).Label(Grain.Month), cohort.Customers,
        [.. cohort.Cells.Select(c => new CohortMonth(c.K, c.Customers, c.Customers is { } active && cohort.Customers > 0 ? (decimal)active / cohort.Customers : null, c.ClosingMrr, c.IsIncomplete))]);
}
