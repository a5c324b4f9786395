using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Team;

/// <summary>Handing over by a form: choose, look at what would become of it, do it.</summary>
internal static class HandOverPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/settings/people/{id:long}/hand-over").RequireScope(Scopes.Lead).ForPersonsOnly();
        pages.MapGet("", (long id, HandOver handOver, PeopleList people, AppDb db, CancellationToken cancellation) => FormAsync(id, null, null, handOver, people, db, cancellation));
        pages.MapPost("", Post);
    }

    private static async Task<IResult> Post(long id, HandOver handOver, PeopleList people, AppDb db, HttpContext http)
    {
        var cancellation = http.RequestAborted;
        var (wish, step) = HandOverForm.Read(await http.Request.ReadFormAsync(cancellation));
        var (plan, problem) = step == HandOverForm.Back ? (null, null) : await handOver.PlanAsync(id, wish, cancellation);
        if (plan is null) return await FormAsync(id, wish, problem?.Message, handOver, people, db, cancellation);
        if (step != HandOverForm.Do) return new RazorComponentResult<HandOverPreviewPage>(new { Plan = plan, Wish = wish, Currency = (await people.FindAsync(id, cancellation))!.Currency });
        var change = await handOver.DoAsync(plan, wish.Note, cancellation);
        PeoplePages.Told(http, $"{GivenAccounts.Accounts(plan.Moves.Count)} of {plan.From.Name} handed over.", change, $"/settings/people/{id}");
        return TypedResults.LocalRedirect($"/settings/people/{id}");
    }

    private static async Task<IResult> FormAsync(long id, HandOverWish? wish, string? problem, HandOver handOver, PeopleList people, AppDb db, CancellationToken cancellation)
    {
        if (await people.FindAsync(id, cancellation) is not { } person) return new PageRefusal(Problems.NotFound($"There is no person {id}."));
        var book = await BookOfPerson.ReadAsync(db, person.Email, cancellation);
        return new RazorComponentResult<HandOverPage>(new { Person = person, Book = book, Takers = await handOver.TakersAsync(id, cancellation), Wish = wish, Problem = problem })
        { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }
}
