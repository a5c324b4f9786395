using System.Globalization;
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
        var api = app.MapGroup(Api.Root).WithTags("Engagement").RequireScope(Scopes.Read);
        api.MapGet("/lifecycle", Lifecycle).WithName("listLifecycle").WithSummary("New, returning, resurrecting and dormant users by period")
            .WithDescription("The last twelve periods of the grain when from and to are not said; one that is not over is incomplete. format=csv for a file.").Produces<IReadOnlyList<UserLifecycle>>().WithMetadata(CsvAnswer.Format).WithMetadata(QuestionParameters.OfSeries);
        api.MapGet("/retention", Retention).WithName("listUserRetention").WithSummary("Users by the period of their first event, and how many come back")
            .WithDescription($"A row each period that is over, the last twelve when from and to are not said, at most {EngagementBook.MostCohorts}. A cell in a period that is not over has no number. format=csv for a file, a row a cohort and period.").Produces<IReadOnlyList<UserCohort>>().WithMetadata(CsvAnswer.Format).WithMetadata(QuestionParameters.OfSeries);
        api.MapGet("/funnel", Funnel).WithName("computeFunnel").WithSummary("How far users come through events in order")
            .WithDescription("step=EVENT two to ten times, in order; within says the longest from the first to the last. All steps lie between from and to, or in the window that ends at a day, or in the last twelve periods of the grain. Somebody may begin more than once; what counts is the furthest that any beginning led to.")
            .Produces<IReadOnlyList<FunnelStep>>().WithMetadata(QuestionParameters.OfFigure).WithMetadata(new QueryParameter("step", "The name of an event; in order.") { Repeats = true }, new QueryParameter("within", "The longest from the first step to the last, such as 7d or 4w; what the option funnel-within says if not said."));
    }

    private static Task<IResult> Lifecycle(HttpContext http, RevenueBooks books, string? format) => books.AnswerAsync(http, book =>
    {
        if (Windowed(book.Question) is { } refused) return refused;
        var rows = EngagementBook.Lifecycle(book, EngagementBook.PeriodsOf(book.Question), book.Question.Grain);
        return format == "csv"
            ? new CsvAnswer("lifecycle.csv", ["period_start", "period_end", "new", "returning", "resurrecting", "dormant", "active", "incomplete", "reason"],
                rows.Select(r => (IReadOnlyList<object?>)[r.Period.Start, r.Period.End, r.New, r.Returning, r.Resurrecting, r.Dormant, r.Active, r.Incomplete ? "yes" : "no", r.Reason]))
            : TypedResults.Ok(rows);
    });

    private static Task<IResult> Retention(HttpContext http, RevenueBooks books, EngagementBook engagement, string? format) => books.AnswerAsync(http, async book =>
    {
        if (Windowed(book.Question) is { } refused) return refused;
        var periods = EngagementBook.CohortsOf(book.Question);
        if (periods.Count > EngagementBook.MostCohorts) return TooMany(periods.Count);
        var rows = await engagement.RetentionAsync(book, periods, book.Question.Grain, http.RequestAborted);
        return format == "csv"
            ? new CsvAnswer("user-retention.csv", ["cohort", "users", "period", "active", "retention", "incomplete", "reason"],
                rows.SelectMany(Cells))
            : TypedResults.Ok(rows);
    });

    private static Task<IResult> Funnel(HttpContext http, RevenueBooks books, EngagementBook engagement, FeatureBook features) => books.AnswerAsync(http, async book =>
    {
        var (asked, field, wrong) = FunnelAsked.Of(FunnelAsked.Steps(http.Request.Query), FunnelAsked.WindowOf(http.Request.Query, book.Question.Options), await features.NamesAsync(http.RequestAborted), http.Viewer.SeesEveryAccount);
        if (asked is null) return Problems.Field(field!, wrong!);
        var periods = EngagementBook.PeriodsOf(book.Question);
        var whole = book.Question is { IsSeries: false, Window: { } window } ? Period.Ending(book.Question.ClosingDay, window) : new Period(periods[0].Start, periods[^1].End);
        return TypedResults.Ok(await engagement.FunnelAsync(book, whole.UpTo(book.Question.SeenDay) ?? whole, asked, http.RequestAborted));
    });

    private static IEnumerable<IReadOnlyList<object?>> Cells(UserCohort row)
    {
        if (row.Reason is { } reason) yield return [row.Cohort, null, null, null, null, null, reason];
        foreach (var (k, active) in row.Active.Index()) yield return [row.Cohort, row.Users, k, active, row.Retention[k], active is null ? "yes" : "no", null];
    }

    /// <summary>A window is one period; these are of many.</summary>
    private static IResult? Windowed(RevenueQuestion question) => question.Window is null ? null : Problems.Field("window", "This is asked for by from, to and grain, or by grain alone for the last twelve periods. A single period is what the metrics of the same name are for.");

    private static IResult TooMany(int periods)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"These are {periods} cohorts, and {EngagementBook.MostCohorts} are the most. Take a coarser grain, or fewer days.");
        return Problems.Of(StatusCodes.Status422UnprocessableEntity, message, [new ProblemPlace(message, Field: "grain")]);
    }
}
