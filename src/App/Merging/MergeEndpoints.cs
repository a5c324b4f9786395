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
        app.MapPost(Api.Root + "/accounts/{accountId}/merge/preview", PreviewAccounts).RequireScope(Scopes.Lead).WithTags("Accounts").WithMetadata(new ParameterWords("accountId", "The account that would stay."))
            .WithName("previewAccountMerge").WithSummary("What merging another account into this one would do").WithDescription("Field by field, and what would come along. Nothing is changed; what could not be merged is refused as the merge would be.")
            .Produces<MergePreview>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        app.MapPost(Api.Root + "/contacts/{contactId}/merge/preview", PreviewContacts).RequireScope(Scopes.Write).WithTags("Contacts").WithMetadata(new ParameterWords("contactId", "The contact that would stay."))
            .WithName("previewContactMerge").WithSummary("What merging another contact into this one would do").WithDescription("Field by field, and what would come along. Nothing is changed; what could not be merged is refused as the merge would be.")
            .Produces<MergePreview>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> Accounts(string accountId, MergeWish wish, MergeWork work, CancellationToken cancellation) =>
        await Merge(await work.AccountsAsync(accountId, wish.Id, cancellation), wish, work, UnknownAccount(accountId), cancellation);

    private static async Task<IResult> Contacts(string contactId, MergeWish wish, MergeWork work, CancellationToken cancellation) =>
        await Merge(await work.ContactsAsync(contactId, wish.Id, cancellation), wish, work, UnknownContact(contactId), cancellation);

    private static async Task<IResult> PreviewAccounts(string accountId, MergeWish wish, MergeWork work, CancellationToken cancellation) =>
        await Preview(await work.AccountsAsync(accountId, wish.Id, cancellation), wish, work, UnknownAccount(accountId), cancellation);

    private static async Task<IResult> PreviewContacts(string contactId, MergeWish wish, MergeWork work, CancellationToken cancellation) =>
        await Preview(await work.ContactsAsync(contactId, wish.Id, cancellation), wish, work, UnknownContact(contactId), cancellation);

    private static async Task<IResult> Merge(Merge? merge, MergeWish wish, MergeWork work, string unknown, CancellationToken cancellation)
    {
        if (merge is null) return Problems.NotFound(unknown);
        if (Wrong(merge.View, wish) is { } wrong) return wrong;
        var (change, refusal) = await work.DoAsync(merge, wish.Take ?? [], cancellation);
        return refusal is null ? TypedResults.Ok(new RecordChanged(merge.View.Kept.Id, change)) : Problems.Conflict(refusal);
    }

    private static async Task<IResult> Preview(Merge? merge, MergeWish wish, MergeWork work, string unknown, CancellationToken cancellation)
    {
        if (merge is null) return Problems.NotFound(unknown);
        if (Wrong(merge.View, wish) is { } wrong) return wrong;
        if (await work.TryAsync(merge, wish.Take ?? [], cancellation) is { } refusal) return Problems.Conflict(refusal);
        var (kept, lost) = (merge.View.Kept, merge.View.Lost!);
        return TypedResults.Ok(new MergePreview(kept.Id, kept.Name, lost.Id, lost.Name, [.. merge.View.Fields.Select(f => new MergePreviewField(f.JsonName, f.Kept, f.Lost, f.After((wish.Take ?? []).Contains(f.JsonName, StringComparer.Ordinal))))], lost.Belongings));
    }

    private static IResult? Wrong(MergeView view, MergeWish wish)
    {
        if (view.Lost is null) return Problems.Field("id", view.Wrong ?? $"Name the {view.Kind} that is to be merged into this one.");
        return view.Unknown(wish.Take ?? []) is { } field ? Problems.Field("take", $"'{field}' is no field of the two. There are {string.Join(", ", view.Fields.Select(f => f.JsonName))}.") : null;
    }

    private static string UnknownAccount(string id) => $"There is no account '{Addresses.ExternalId(id)}'.";

    private static string UnknownContact(string id) => $"There is no contact '{Addresses.ExternalId(id)}'.";
}
