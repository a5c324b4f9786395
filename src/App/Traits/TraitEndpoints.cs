using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;

namespace Perennial.App.Traits;

internal static class TraitEndpoints
{
    public const string Page = "/settings/traits";
    private const int Refused = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Page).RequireScope(Scopes.Admin);
        pages.MapGet("", (TraitBook book, AppDb db, CancellationToken cancellation) => ShowAsync(book, db, null, null, cancellation));
        pages.MapPost("", Save);

        var api = app.MapGroup(Api.Root + "/trait-rules").RequireScope(Scopes.Admin).WithTags("Events");
        api.MapGet("", (TraitBook book) => TypedResults.Ok(Rules(book))).WithName("listTraitRules").WithSummary("Which traits of events are which fields").WithDescription("Traits of groups go to accounts, those of users to the contacts that have their id or their mail address.").Produces<IReadOnlyList<Client.TraitRule>>();
        api.MapPut("", Replace).WithName("replaceTraitRules").WithSummary("Say which traits are which fields").WithDescription("In place of all rules before. What came already is brought in too.");
    }

    private static List<Client.TraitRule> Rules(TraitBook book) => [.. book.Rules.Select(r => new Client.TraitRule(r.Record, r.Trait, r.Field))];

    private static async Task<Results<Ok<List<Client.TraitRule>>, ProblemHttpResult>> Replace(Client.TraitRule[] rules, TraitBook book, AppDb db, CancellationToken cancellation) =>
        await book.SaveAsync(db, [.. rules.Select(r => new TraitBook.Asked(r.Record, r.Trait.Trim(), r.Field.Trim()))], cancellation) is var (index, field, why)
            ? Problems.Of(StatusCodes.Status422UnprocessableEntity, why, [new ProblemPlace(why, Field: field, Index: index)]) : TypedResults.Ok(Rules(book));

    private static async Task<IResult> Save(HttpContext http, TraitBook book, AppDb db)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        List<TraitBook.Asked> asked = [.. form["record"].Zip(form["trait"], form["field"]).Select(r => new TraitBook.Asked(r.First ?? "", r.Second?.Trim() ?? "", r.Third?.Trim() ?? "")).Where(r => r.Trait.Length > 0 || r.Field.Length > 0)];
        if (await book.SaveAsync(db, asked, http.RequestAborted) is var (_, _, why)) return await ShowAsync(book, db, asked, why, http.RequestAborted);
        new Toast(asked.Count == 0 ? "Traits are brought into nothing now." : "Saved. What came already is brought in too.").ShowNext(http);
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<IResult> ShowAsync(TraitBook book, AppDb db, IReadOnlyList<TraitBook.Asked>? asked, string? wrong, CancellationToken cancellation)
    {
        var refused = await db.TraitValues.AsNoTracking().Where(v => v.Problem != null).OrderByDescending(v => v.SaidAt).Take(Refused).ToListAsync(cancellation);
        return new RazorComponentResult<TraitsPage>(new
        {
            Rules = asked ?? [.. book.Rules.Select(r => new TraitBook.Asked(r.Record, r.Trait, r.Field))],
            OfGroups = await book.SeenAsync(TraitRule.Accounts, cancellation),
            OfUsers = await book.SeenAsync(TraitRule.Contacts, cancellation),
            DayOf = (Func<long, DateOnly>)book.DayOf,
            Refused = refused,
            Wrong = wrong,
        })
        { StatusCode = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }
}
