using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Features;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Core.Revenue;

namespace Perennial.App.Engagement;

internal static class EngagementEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root).WithTags("Engagement").RequireScope(Scopes.Read).WithMetadata(QuestionParameters.OfSeries);
        api.MapGet("/lifecycle", Lifecycle).WithName("listLifecycle").WithSummary("New, returning, resurrecting and dormant users by period")
            .WithDescription("The last twelve periods of the grain when from and to are not said. format=csv for a file.").Produces<IReadOnlyList<UserLifecycle>>().WithMetadata(CsvAnswer.Format);
        api.MapGet("/retention", Retention).WithName("listUserRetention").WithSummary("Users by the period of their first event, and how many come back")
            .WithDescription("Only periods that have ended. format=csv for a file, a row a cohort and period.").Produces<IReadOnlyList<UserCohort>>().WithMetadata(CsvAnswer.Format);
        api.MapGet("/funnel", Funnel).WithName("computeFunnel").WithSummary("How far users come through events in order")
            .WithDescription("step=EVENT two to ten times, in order; within says the longest from the first to the last. Somebody may begin more than once; what counts is the furthest that any beginning led to.")
            .Produces<IReadOnlyList<FunnelStep>>().WithMetadata(new QueryParameter("step", "The name of an event; in order.") { Repeats = true }, new QueryParameter("within", "The longest from the first step to the last, such as 7d or 4w; 14d if not said."));
    }

    private static Task<IResult> Lifecycle(HttpContext http, RevenueBooks books, EngagementBook engagement, string? format) => books.AnswerAsync(http, async book =>
    {
        var periods = EngagementBook.PeriodsOf(book.Question);
        var rows = (await engagement.LifecycleAsync(book, EngagementBook.Before(periods, book.Question.Grain), periods, http.RequestAborted)).Select(l => new UserLifecycle(new(l.Period.Start, l.Period.End), l.New, l.Returning, l.Resurrecting, l.Dormant, l.Active)).ToList();
        return format == "csv"
            ? new CsvAnswer("lifecycle.csv", ["period_start", "period_end", "new", "returning", "resurrecting", "dormant", "active"], rows.Select(r => (IReadOnlyList<object?>)[r.Period.Start, r.Period.End, r.New, r.Returning, r.Resurrecting, r.Dormant, r.Active]))
            : TypedResults.Ok(rows);
    });

    private static Task<IResult> Retention(HttpContext http, RevenueBooks books, EngagementBook engagement, string? format) => books.AnswerAsync(http, async book =>
    {
        var rows = (await engagement.RetentionAsync(book, EngagementBook.PeriodsOf(book.Question), http.RequestAborted)).Select(r => new UserCohort(r.Cohort.Label(book.Question.Grain), new(r.Cohort.Start, r.Cohort.End), r.Active[0], r.Active, [.. r.Active.Select(a => r.Active[0] == 0 ? 0 : (decimal)a / r.Active[0])])).ToList();
        return format == "csv"
            ? new CsvAnswer("user-retention.csv", ["cohort", "users", "period", "active", "retention"], rows.SelectMany(r => r.Active.Select((active, k) => (IReadOnlyList<object?>)[r.Cohort, r.Users, k, active, r.Retention[k]])))
            : TypedResults.Ok(rows);
    });

    private static async Task<IResult> Funnel(HttpContext http, RevenueBooks books, EngagementBook engagement, FeatureBook features)
    {
        var (asked, field, wrong) = FunnelAsked.Of(FunnelAsked.Steps(http.Request.Query), http.Request.Query["within"], await features.NamesAsync(http.RequestAborted), http.Viewer.SeesEveryAccount);
        if (asked is null) return Problems.Field(field!, wrong!);
        return await books.AnswerAsync(http, async book =>
        {
            var periods = EngagementBook.PeriodsOf(book.Question);
            var people = await engagement.FunnelAsync(book, new Period(periods[0].Start, periods[^1].End), asked.Numbers, asked.Within, http.RequestAborted);
            return TypedResults.Ok(asked.Shares(people));
        });
    }
}
