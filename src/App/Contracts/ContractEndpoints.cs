using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Contracts;

internal static class ContractEndpoints
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(Api.Root + "/accounts/{accountId}/contracts", List).WithTags("Contracts").RequireScope(Scopes.Read).WithName("listContracts").WithSummary("Contracts of one account as they stand")
            .WithDescription("With the term that covers today, the next renewal, the day by which notice must be given, and what the lines under it pay while it runs.")
            .WithMetadata(new ParameterWords("accountId", "The account's external id.")).Produces<IReadOnlyList<ContractRow>>().ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> List(string accountId, HttpContext http, AppDb db, AccountRecord.Sources from, CancellationToken cancellation)
    {
        var (record, problem) = await AccountRecord.OpenAsync(Addresses.ExternalId(accountId), http, db, from);
        if (problem is not null) return Problems.Of(StatusCodes.Status400BadRequest, problem.Message, [problem]);
        if (record is null) return Problems.NotFound($"There is no account '{Addresses.ExternalId(accountId)}'.");
        var contracts = await OfAccountAsync(db, record, cancellation);
        return TypedResults.Ok<IReadOnlyList<ContractRow>>([.. contracts.Select(c => c.Row(record.Account.ExternalId))]);
    }

    /// <summary>Those that run first, then by their start.</summary>
    internal static async Task<IReadOnlyList<ContractView>> OfAccountAsync(AppDb db, AccountRecord record, CancellationToken cancellation)
    {
        var contracts = await db.Contracts.AsNoTracking().Where(c => c.AccountId == record.Account.Id).ToListAsync(cancellation);
        return [.. contracts.Select(c => ContractView.Of(c, record.Lines, record.Day)).OrderBy(c => c.Contract.Archived).ThenBy(c => c.State == Core.Contracts.ContractState.Ended).ThenByDescending(c => c.Contract.StartOn).ThenBy(c => c.Contract.Id)];
    }
}
