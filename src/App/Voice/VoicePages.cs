using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Filters;
using Perennial.App.Revenue;
using Perennial.App.Shell;

namespace Perennial.App.Voice;

/// <summary>What customers say, of the accounts that the viewer sees.</summary>
internal static class VoicePages
{
    public const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/voice").RequireScope(Scopes.Read);
        pages.MapGet("", Show).WithMetadata(AsKnownCounts.Here);
        pages.MapGet("/answers", Answers).WithMetadata(AsKnownCounts.Here);
    }

    private static async Task<IResult> Show(HttpContext http, RevenueBooks books, VoiceRecords records, string? range, string? grain)
    {
        if (FilterAddress.Joined(http.Request) is { } address) return TypedResults.LocalRedirect(address);
        return Page(await books.AnswerAsync(http, book => new RazorComponentResult<VoicePage>(new { View = VoiceView.Of(book, range, grain is not null, records) })));
    }

    private static async Task<IResult> Answers(HttpContext http, RevenueBooks books, VoiceRecords records, int? skip) => Page(await books.AnswerAsync(http, book =>
    {
        var (asked, from) = (VoiceAsked.Of(book, http.Request.Query, tickets: false), Math.Max(0, skip ?? 0));
        return new RazorComponentResult<AnswersPage>(new { Book = book, Asked = asked, Answers = records.Answers(book, asked.Places.Skip(from).Take(PageSize)).ToList(), Count = asked.Places.Count(), Skip = from });
    }));

    /// <summary>What an API would refuse, as a page.</summary>
    internal static IResult Page(IResult answer) => answer is ProblemHttpResult problem ? new PageRefusal(problem) : answer;
}
