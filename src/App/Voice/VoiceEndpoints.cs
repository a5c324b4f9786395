using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Voice;

/// <summary>Single survey answers and tickets, and the journey, for programs.</summary>
internal static class VoiceEndpoints
{
    private static readonly QueryParameter _account = new("account", "Only those of the account with this external id.");

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root).WithTags("Voice").RequireScope(Scopes.Read);
        api.MapGet("/survey-responses", Answers).WithName("listSurveyResponses").WithSummary("Survey answers of a period, the latest first")
            .WithDescription("Those of the last three months when no days are said. format=csv for a file that can be imported again.").Produces<Page<SurveyAnswerRow>>().WithMetadata(CsvAnswer.Format)
            .WithMetadata(QuestionParameters.OfFigure).WithMetadata(_account, new QueryParameter("instrument", "Only answers to it, on whatever scale: nps, csat, ces-2, ces-1 or another."), new QueryParameter("metric", "Only those that the figure of this metric counts, such as nps."));
        api.MapGet("/tickets", Tickets).WithName("listTickets").WithSummary("Support tickets of a period, the latest first")
            .WithDescription("Those opened in the last month when nothing is said. format=csv for a file that can be imported again.").Produces<Page<TicketRow>>().WithMetadata(CsvAnswer.Format)
            .WithMetadata(QuestionParameters.OfFigure).WithMetadata(_account, new QueryParameter("state", "open at the close of the days; opened, solved, escalated or reopened in them."), new QueryParameter("metric", "Only those that the figure of this metric counts, such as fcr."));
        api.MapGet("/journey", Journey).WithName("computeJourney").WithSummary("How each phase of the customer journey is experienced")
            .WithDescription("From 0 for the worst to 100 for the best, over the last three months when no days are said, with the weakest phase. The option journey-phases names the phases.").Produces<JourneySummary>().WithMetadata(QuestionParameters.OfFigure);
    }

    private static Task<IResult> Answers(HttpContext http, RevenueBooks books, VoiceRecords records, [AsParameters] Paging paging, string? format) => books.AnswerAsync(http, book =>
    {
        var asked = VoiceAsked.Of(book, http.Request.Query, tickets: false);
        return format == "csv" ? VoiceCsv.Answers(records.Answers(book, asked.Places)) : TypedResults.Ok(Page(paging, asked.Places, places => records.Answers(book, places).Select(a => a.Row)));
    });

    private static Task<IResult> Tickets(HttpContext http, RevenueBooks books, VoiceRecords records, [AsParameters] Paging paging, string? format) => books.AnswerAsync(http, book =>
    {
        var asked = VoiceAsked.Of(book, http.Request.Query, tickets: true);
        return format == "csv" ? VoiceCsv.Tickets(records.Tickets(book, asked.Places, asked.Period.ClosingDay)) : TypedResults.Ok(Page(paging, asked.Places, places => records.Tickets(book, places, asked.Period.ClosingDay).Select(t => t.Row)));
    });

    private static Task<IResult> Journey(HttpContext http, RevenueBooks books) => books.AnswerAsync(http, book => TypedResults.Ok(JourneyView.Of(book).Summary(book.Question.Options)));

    private static Page<T> Page<T>(Paging paging, IEnumerable<int> places, Func<IEnumerable<int>, IEnumerable<T>> read)
    {
        var skip = paging.After(1) is [var at] ? (int)Math.Clamp(Cursor.Number(at), 0, int.MaxValue) : 0;
        var part = places.Skip(skip).Take(paging.Take + 1).ToList();
        return new([.. read(part.Take(paging.Take))], part.Count > paging.Take ? Cursor.Of(skip + paging.Take) : null);
    }
}
