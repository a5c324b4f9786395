using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Filters;
using Perennial.App.Revenue;
using Perennial.App.Shell;

namespace Perennial.App.Voice;

/// <summary>How customers are served, of the accounts that the viewer sees.</summary>
internal static class SupportPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/support").RequireScope(Scopes.Read);
        pages.MapGet("", Show).WithMetadata(AsKnownCounts.Here);
        pages.MapGet("/tickets", Tickets).WithMetadata(AsKnownCounts.Here);
    }

    private static async Task<IResult> Show(HttpContext http, RevenueBooks books, VoiceRecords records, string? range, string? grain)
    {
        if (FilterAddress.Joined(http.Request) is { } address) return TypedResults.LocalRedirect(address);
        return VoicePages.Page(await books.AnswerAsync(http, book => new RazorComponentResult<SupportPage>(new { View = SupportView.Of(book, range, grain is not null, records) })));
    }

    private static async Task<IResult> Tickets(HttpContext http, RevenueBooks books, VoiceRecords records, int? skip, string? state) => VoicePages.Page(await books.AnswerAsync(http, book =>
    {
        var (asked, from) = (VoiceAsked.Of(book, http.Request.Query, tickets: true), Math.Max(0, skip ?? 0));
        return new RazorComponentResult<TicketsPage>(new { Book = book, Asked = asked, Tickets = records.Tickets(book, asked.Places.Skip(from).Take(VoicePages.PageSize), asked.Period.ClosingDay).ToList(), Count = asked.Places.Count(), Skip = from, State = string.IsNullOrEmpty(state) ? "opened" : state });
    }));
}
