using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Merging;

/// <summary>Two records become one, for programs.</summary>
internal static class MergeEndpoints
{
    private const string Words = "The one in the address stays. It takes over what it lacks, lists are united, and where both say something it keeps its own unless the field is named in take. It is one change, which can be taken back.";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(Api.Root + "/accounts/{accountId}/merge", Accounts).RequireScope(Scopes.Lead).WithTags("Accounts").WithMetadata(new ParameterWords("accountId", "The account that stays."))
            .WithName("mergeAccount").WithSummary("Merge another account into this one").WithDescription(Words + " Afterwards the id of the other leads to this one.")
            .Produces<RecordChanged>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        app.MapPost(Api.Root + "/contacts/{contactId}/merge", Contacts).RequireScope(Scopes.Write).WithTags("Contacts").WithMetadata(new ParameterWords("contactId", "The contact that stays."))
            .WithName("mergeContact").WithSummary("Merge another contact of the account into this one").WithDescription(Words)
            .Produces<RecordChanged>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> Accounts(string accountId, MergeWish wish, MergeWork work, CancellationToken cancellation) =>
        await Merge(await work.AccountsAsync(accountId, wish.Id, cancellation), wish, work, $"There is no account '{Addresses.ExternalId(accountId)}'.", cancellation);

    private static async Task<IResult> Contacts(string contactId, MergeWish wish, MergeWork work, CancellationToken cancellation) =>
        await Merge(await work.ContactsAsync(contactId, wish.Id, cancellation), wish, work, $"There is no contact '{Addresses.ExternalId(contactId)}'.", cancellation);

    private static async Task<IResult> Merge(Merge? merge, MergeWish wish, MergeWork work, string unknown, CancellationToken cancellation)
    {
        if (merge is null) return Problems.NotFound(unknown);
        if (merge.View.Lost is null) return Problems.Field("id", merge.View.Wrong ?? $"Name the {merge.View.Kind} that is to be merged into this one.");
        if (merge.View.Unknown(wish.Take ?? []) is { } field) return Problems.Field("take", $"'{field}' is no field of the two. There are {string.Join(", ", merge.View.Fields.Select(f => f.JsonName))}.");
        var (change, refusal) = await work.DoAsync(merge, wish.Take ?? [], cancellation);
        return refusal is null ? TypedResults.Ok(new RecordChanged(merge.View.Kept.Id, change)) : Problems.Conflict(refusal);
    }
}
