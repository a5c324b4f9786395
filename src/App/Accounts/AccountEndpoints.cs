using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Accounts;

internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").RequireScope(Scopes.Read);
        AccountListPages.Map(pages);

        var api = app.MapGroup(Api.Root + "/accounts").WithTags("Accounts").RequireScope(Scopes.Read)
            .WithMetadata(new ParameterWords("accountId", "The account's external id."));
        api.MapGet("", List).WithName("listAccounts").WithSummary("Accounts with what they pay today")
            .WithDescription("By filter and order, in parts; count and mrr are of all that the filter leaves.").Produces<AccountPart>();
        api.MapGet("/{accountId}", One).WithName("getAccount").WithSummary("One account by its external id")
            .WithDescription("With an ETag, by which a reader asks whether it has changed.").Produces<AccountSummary>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/{accountId}/movements", Movements).WithName("listAccountMovements").WithSummary("Movements of one account, the latest first")
            .WithDescription("Each with the lines whose amount changed that day. Takes at, asKnown and option=NAME=VALUE.").Produces<AccountMovementList>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/{accountId}/group", Group).WithName("getAccountGroup").WithSummary("An account with all below it")
            .WithDescription("Through every level that the caller sees, with what they pay alone and together. Takes at, asKnown and option=NAME=VALUE.").Produces<AccountGroupSummary>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/{accountId}/lines", Lines).WithName("listAccountLines").WithSummary("Subscription lines of one account with every statement about them")
            .WithDescription("By line and start; what a later statement superseded is marked. Takes asKnown.").Produces<AccountLineList>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<AccountPart>> List([AsParameters] AccountFilter asked, [AsParameters] Paging paging, AppDb db, AccountFilters filters, CancellationToken cancellation)
    {
        var ask = await AccountListPages.OpenAsync(db, asked.Whole, filters, cancellation);
        var (rows, next) = await ask.PartAsync(asked.Sort, paging, withCounts: false, cancellation);
        var totals = await ask.TotalsAsync(cancellation);
        return TypedResults.Ok(new AccountPart([.. rows.Select(row => AccountAnswers.Summary(row, ask.Currency))], next, totals.Count, totals.Mrr, ask.Currency));
    }

    private static async Task<IResult> One(string accountId, HttpContext http, AppDb db, ProjectRevenue projection, CancellationToken cancellation)
    {
        var id = Addresses.ExternalId(accountId);
        return await SummaryAsync(id, db, projection, cancellation) is { } summary ? http.Refuses(TagOf(summary)) ?? TypedResults.Ok(summary) : Unknown(id);
    }

    internal static async Task<AccountSummary?> SummaryAsync(string id, AppDb db, ProjectRevenue projection, CancellationToken cancellation)
    {
        var currency = (await projection.CurrentAsync(cancellation)).Currency;
        return await RowsOfAccounts.Now(db).AsNoTracking().Where(a => a.ExternalId == id).Select(RowsOfAccounts.Shown).SingleOrDefaultAsync(cancellation) is { } row ? AccountAnswers.Summary(row, currency) : null;
    }

    /// <summary>What it pays changes without a new version of the account.</summary>
    internal static Microsoft.Net.Http.Headers.EntityTagHeaderValue TagOf(AccountSummary summary) => ETags.Of(JsonSerializer.Serialize(summary));

    private static async Task<IResult> Movements(string accountId, HttpContext http, AppDb db, AccountRecord.Sources from)
    {
        var (record, problem) = await AccountRecord.OpenAsync(Addresses.ExternalId(accountId), http, db, from);
        return record is null ? Refused(accountId, problem) : TypedResults.Ok(new AccountMovementList([.. record.Movements.Select(m => AccountAnswers.Movement(m, record.Currency))]));
    }

    private static async Task<IResult> Group(string accountId, HttpContext http, AppDb db, AccountRecord.Sources from, CancellationToken cancellation)
    {
        var (record, problem) = await AccountRecord.OpenAsync(Addresses.ExternalId(accountId), http, db, from);
        return record is null ? Refused(accountId, problem) : TypedResults.Ok(AccountAnswers.Group(await AccountGroup.ReadAsync(db, record.Account.Id, record.Timeline, record.Day, cancellation), record.Currency));
    }

    private static async Task<IResult> Lines(string accountId, HttpContext http, AppDb db, AccountRecord.Sources from)
    {
        var (record, problem) = await AccountRecord.OpenAsync(Addresses.ExternalId(accountId), http, db, from);
        return record is null ? Refused(accountId, problem) : TypedResults.Ok(new AccountLineList([.. record.Lines.Lines.SelectMany(l => l.Statements).Select(AccountAnswers.Line)]));
    }

    private static ProblemHttpResult Refused(string accountId, ProblemPlace? problem) =>
        problem is null ? Unknown(Addresses.ExternalId(accountId)) : Problems.Of(StatusCodes.Status400BadRequest, problem.Message, [problem]);

    private static ProblemHttpResult Unknown(string id) => Problems.NotFound($"There is no account '{id}'.");
}
