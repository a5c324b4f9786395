using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Activities;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>Scores of accounts, and what people say of them, for programs.</summary>
internal static class HealthEndpoints
{
    private static readonly ParameterWords _account = new("accountId", "The account's external id.");

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root).WithTags("Health").RequireScope(Scopes.Read);
        api.MapGet("/health", List).WithName("listHealth").WithSummary("Customers with a score, the lowest first").WithDescription("What a person says in its place stands beside it. format=csv for a file.").Produces<Page<HealthRow>>().ProducesProblem(StatusCodes.Status400BadRequest).WithMetadata(CsvAnswer.Format);
        var one = api.MapGroup("/accounts/{accountId}/health").WithMetadata(_account);
        one.MapGet("", One).WithName("getAccountHealth").WithSummary("Every score of an account with what it is made of").WithDescription("What the measures add sums exactly to the score; each says what is behind it.").Produces<AccountHealthSummary>().ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("/history", History).WithName("listHealthHistory").WithSummary("A score of an account over time").WithDescription("The earliest first: from each day on, with what moved it most.").Produces<IReadOnlyList<HealthPoint>>().ProducesProblem(StatusCodes.Status404NotFound);
        var write = app.MapGroup(Api.Root + "/accounts/{accountId}/health").WithTags("Health").RequireScope(Scopes.Write).WithMetadata(_account);
        write.MapPost("/overrides", Override).WithName("overrideHealth").WithSummary("Say a score in place of the computed one").WithDescription("With a reason and until a day. It stands beside the computed one and ends by itself; an earlier one of the same score ends now.").Produces<HealthOverrideItem>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        write.MapDelete("/overrides/{id:long}", End).WithName("endHealthOverride").WithSummary("End an override before its day").WithDescription("It stays written down.").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        write.MapPost("/sentiments", Feel).WithName("enterSentiment").WithSummary("Enter how its CSM feels about an account").WithDescription("From 1 (lost) to 5 (delighted), with a reason. Earlier ones stay.").Produces<SentimentItem>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> List([Description("A filter over accounts.")] string? filter, [Description("Which score; overall if not said.")] string? score, [Description("Only red, amber or green.")] string? band, string? format, [AsParameters] Paging paging, AppDb db, HealthList list, CancellationToken cancellation)
    {
        var skip = paging.After(1) is [var at] ? (int)Math.Clamp(Cursor.Number(at), 0, int.MaxValue) : 0;
        var rows = await list.ReadAsync(db, filter, score, band, cancellation);
        if (format == "csv")
            return new CsvAnswer("health.csv", ["account_id", "name", "segment", "owner", "points", "band", "confidence", "since", "override_points", "override_band", "override_reason", "mrr", "currency"],
                rows.Select(r => (IReadOnlyList<object?>)[r.AccountId, r.Name, r.Segment, r.Owner, r.Points, r.Band, r.Confidence, r.Since, r.Override?.Points, r.Override?.Band, r.Override?.Reason, r.Mrr, r.Currency]));
        return TypedResults.Ok(new Page<HealthRow>([.. rows.Skip(skip).Take(paging.Take)], rows.Count > skip + paging.Take ? Cursor.Of(skip + paging.Take) : null));
    }

    private static async Task<IResult> One(string accountId, AppDb db, AccountHealth.Sources from, CancellationToken cancellation) =>
        await FindAsync(db, accountId, cancellation) is { } account ? TypedResults.Ok(HealthAnswers.Summary(account.ExternalId, account.Name, await AccountHealth.ReadAsync(db, account.Id, from, null, cancellation))) : Unknown(accountId);

    private static async Task<IResult> History(string accountId, [Description("Which score; overall if not said.")] string? score, AppDb db, AccountHealth.Sources from, CancellationToken cancellation)
    {
        if (await FindAsync(db, accountId, cancellation) is not { } account) return Unknown(accountId);
        await from.Scores.CurrentAsync(cancellation);
        return TypedResults.Ok<IReadOnlyList<HealthPoint>>([.. (await HealthHistory.ReadAsync(db, account.Id, score ?? ScorecardSheet.Overall, null, from, cancellation)).Select(HealthAnswers.Point)]);
    }

    private static async Task<IResult> Override(string accountId, NewHealthOverride wanted, AppDb db, HealthOverrides overrides, ScorecardBook cards, CancellationToken cancellation)
    {
        if (await FindAsync(db, accountId, cancellation) is not { } account) return Unknown(accountId);
        var (today, wish) = (await cards.TodayAsync(cancellation), new HealthOverrides.Wish(wanted.Score, wanted.Points, wanted.Band, wanted.Reason, wanted.Until));
        if (overrides.Wrong(wish, today) is var (field, message)) return Problems.Field(field, message);
        var made = HealthAnswers.Item(await overrides.MakeAsync(db, account.Id, wish, today, cancellation));
        return TypedResults.Created($"{Api.Root}/accounts/{Uri.EscapeDataString(account.ExternalId)}/health", made);
    }

    private static async Task<IResult> End(string accountId, [Description("Number of the override.")] long id, AppDb db, HealthOverrides overrides, ScorecardBook cards, CancellationToken cancellation)
    {
        if (await FindAsync(db, accountId, cancellation) is not { } account) return Unknown(accountId);
        return await overrides.EndAsync(db, account.Id, id, await cards.TodayAsync(cancellation), cancellation) is null ? Problems.NotFound($"The account has no override {id} that counts still.") : TypedResults.NoContent();
    }

    private static async Task<IResult> Feel(string accountId, NewSentiment wanted, AppDb db, SentimentBook sentiments, CancellationToken cancellation)
    {
        if (await FindAsync(db, accountId, cancellation) is not { } account) return Unknown(accountId);
        if (SentimentBook.Wrong(wanted.Value, wanted.Reason, wanted.On, await sentiments.TodayAsync(cancellation)) is var (field, message)) return Problems.Field(field, message);
        return TypedResults.Created($"{Api.Root}/accounts/{Uri.EscapeDataString(account.ExternalId)}/health", HealthAnswers.Item(await sentiments.AddAsync(db, account.Id, wanted.Value, wanted.Reason, wanted.On, cancellation)));
    }

    private static Task<FoundAccount?> FindAsync(AppDb db, string accountId, CancellationToken cancellation) => db.FindAccountAsync(Addresses.ExternalId(accountId), cancellation);

    private static ProblemHttpResult Unknown(string accountId) => Problems.NotFound($"There is no account '{Addresses.ExternalId(accountId)}'.");
}
