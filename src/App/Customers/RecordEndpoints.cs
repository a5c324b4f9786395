using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Contacts;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Customers;

/// <summary>Accounts, contacts and contracts one by one, for programs. Each call is one change that can be taken back by its number.</summary>
internal static class RecordEndpoints
{
    private static readonly string[] Team = ["ownerEmail", "coOwners"];

    public static void Map(IEndpointRouteBuilder app)
    {
        var accounts = app.MapGroup(Api.Root + "/accounts").WithTags("Accounts").RequireScope(Scopes.Write).WithMetadata(new ParameterWords("accountId", "The account's external id."));
        accounts.MapPost("", CreateAccount).ForWholeBookOnly().WithName("createAccount").WithSummary("Create an account").WithDescription("Its id is made of its name where none is given; refused when it is taken. Only for who sees every account.")
            .Accepts<AccountItem>("application/json").Produces<RecordChanged>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status409Conflict);
        accounts.MapPatch("/{accountId}", ChangeAccount).WithName("changeAccount").WithSummary("Change an account").WithDescription("Only the fields that are given; null clears one. Owner and co-owners need the scope lead. With If-Match, the ETag of getAccount, only when nothing of that answer has changed.")
            .Accepts<AccountChange>("application/json").Produces<RecordChanged>().ProducesProblem(StatusCodes.Status404NotFound);
        accounts.MapPost("/{accountId}/archive", (string accountId, RecordEdits edits, AppDb db, CancellationToken cancellation) => ArchiveAccount(accountId, "yes", edits, db, cancellation)).WithName("archiveAccount").WithSummary("Put an account aside")
            .WithDescription("Lists and searches leave it out, figures do not.").Produces<RecordChanged>().ProducesProblem(StatusCodes.Status404NotFound);
        accounts.MapPost("/{accountId}/restore", (string accountId, RecordEdits edits, AppDb db, CancellationToken cancellation) => ArchiveAccount(accountId, null, edits, db, cancellation)).WithName("restoreAccount").WithSummary("Bring back an account that was put aside")
            .WithDescription("As it was.").Produces<RecordChanged>().ProducesProblem(StatusCodes.Status404NotFound);
        accounts.MapPost("/{accountId}/contacts", CreateContact).WithName("createContact").WithSummary("Add a contact to an account").WithDescription("Its id is made of its name where none is given.")
            .Accepts<ContactChange>("application/json").Produces<RecordChanged>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status404NotFound);
        accounts.MapPost("/{accountId}/contracts", CreateContract).WithName("createContract").WithSummary("Add a contract to an account").WithDescription("Its id is made of its name where none is given.")
            .Accepts<ContractChange>("application/json").Produces<RecordChanged>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status404NotFound);

        var contacts = app.MapGroup(Api.Root + "/contacts").WithTags("Contacts").WithMetadata(new ParameterWords("contactId", "The contact's external id."));
        contacts.MapGet("/{contactId}", OneContact).RequireScope(Scopes.Read).WithName("getContact").WithSummary("One contact").WithDescription("With an ETag.").Produces<ContactRow>().ProducesProblem(StatusCodes.Status404NotFound);
        contacts.MapPatch("/{contactId}", ChangeContact).RequireScope(Scopes.Write).WithName("changeContact").WithSummary("Change a contact").WithDescription("Only the fields that are given; null clears one.")
            .Accepts<ContactChange>("application/json").Produces<RecordChanged>().ProducesProblem(StatusCodes.Status404NotFound);
        app.MapPatch(Api.Root + "/contracts/{contractId}", ChangeContract).WithTags("Contracts").WithMetadata(new ParameterWords("contractId", "The contract's external id.")).RequireScope(Scopes.Write)
            .WithName("changeContract").WithSummary("Change a contract").WithDescription("Only the fields that are given; null clears one.").Accepts<ContractChange>("application/json").Produces<RecordChanged>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> CreateAccount(Dictionary<string, JsonElement> item, RecordEdits edits, RecordIds ids, AppDb db, Viewer viewer, Revenue.MergedRecords merged, CancellationToken cancellation)
    {
        await db.LeadAccountAsync(item, "parentId", merged, cancellation);
        if (!viewer.May(Scopes.Lead) && Team.Any(item.ContainsKey)) return TeamNeedsLead();
        if (Text(item, "accountId") is not { Length: > 0 } && Text(item, "name") is not { Length: > 0 }) return Problems.Field("name", "An account needs a name or an id.");
        var id = Text(item, "accountId") is { Length: > 0 } given ? given : await ids.ForAccountAsync(Text(item, "name"), cancellation);
        if (await db.Accounts.AnyAsync(a => a.ExternalId == id, cancellation)) return Problems.Conflict($"There is an account '{id}' already.");
        if (merged.AccountNames().TryGetValue(id, out var part)) return Problems.Conflict($"The account '{id}' was merged into '{part}'.");
        item["accountId"] = JsonSerializer.SerializeToElement(id);
        return Answer(await edits.AccountAsync(item, $"{Text(item, "name") ?? id} created", cancellation), id, Addresses.Account(id));
    }

    private static async Task<IResult> ChangeAccount(string accountId, Dictionary<string, JsonElement> item, RecordEdits edits, AppDb db, Viewer viewer, HttpContext http, ProjectRevenue projection, Revenue.MergedRecords merged, CancellationToken cancellation)
    {
        await db.LeadAccountAsync(item, "parentId", merged, cancellation);
        if (await db.SaidAccountAsync(accountId, cancellation) is not { } account) return UnknownAccount(accountId);
        if (http.Request.Headers.IfMatch.Count > 0 && await AccountEndpoints.SummaryAsync(account.ExternalId, db, projection, cancellation) is { } seen && http.Refuses(AccountEndpoints.TagOf(seen)) is { } changed) return changed;
        if (!viewer.May(Scopes.Lead) && Team.Any(item.ContainsKey)) return TeamNeedsLead();
        if (Text(item, "parentId") is { Length: > 0 } above && !viewer.SeesEveryAccount && await db.SaidAccountAsync(above, cancellation) is null) return UnknownAccount(above);
        if (Text(item, "parentId") is not { Length: > 0 } && account.ParentExternalId is { } hidden && await db.SaidAccountAsync(hidden, cancellation) is null && !viewer.SeesEveryAccount) item.Remove("parentId"); // not theirs to see, nor to clear
        item["accountId"] = JsonSerializer.SerializeToElement(account.ExternalId);
        return Answer(await edits.AccountAsync(item, $"{account.Name} edited", cancellation), account.ExternalId, null);
    }

    private static async Task<IResult> ArchiveAccount(string accountId, string? archived, RecordEdits edits, AppDb db, CancellationToken cancellation)
    {
        if (await db.SaidAccountAsync(accountId, cancellation) is not { } account) return UnknownAccount(accountId);
        var item = new RecordItem().Set("accountId", account.ExternalId).Set("archived", archived);
        return Answer(await edits.AccountAsync(item, $"{account.Name} {(archived is null ? "restored" : "archived")}", cancellation), account.ExternalId, null);
    }

    private static async Task<IResult> CreateContact(string accountId, Dictionary<string, JsonElement> item, RecordEdits edits, RecordIds ids, AppDb db, Viewer viewer, Revenue.MergedRecords merged, CancellationToken cancellation)
    {
        await db.LeadContactAsync(item, "reportsTo", merged, cancellation);
        if (await db.SaidAccountAsync(accountId, cancellation) is not { } account) return UnknownAccount(accountId);
        var name = Text(item, "name") ?? Text(item, "email");
        var id = viewer.SeesEveryAccount && Text(item, "contactId") is { Length: > 0 } given ? given : await ids.ForContactAsync(name, cancellation);
        if (await ids.HasContactAsync(id, cancellation)) return Problems.Conflict($"There is a contact '{id}' already.");
        if (await AboveIsUnknown(item, account.Id, db, cancellation)) return Problems.Field("reportsTo", "The account has no such contact.");
        item["contactId"] = JsonSerializer.SerializeToElement(id);
        item["accountId"] = JsonSerializer.SerializeToElement(account.ExternalId);
        return Answer(await edits.ContactAsync(item, $"{name ?? id} added to {account.Name}", cancellation), id, Addresses.Contact(id));
    }

    private static async Task<IResult> OneContact(string contactId, AppDb db, HttpContext http, CancellationToken cancellation)
    {
        if (await db.SaidContactAsync(contactId, cancellation) is not { } contact) return UnknownContact(contactId);
        var account = await db.Accounts.Where(a => a.Id == contact.AccountId).Select(a => a.ExternalId).SingleAsync(cancellation);
        return http.Refuses(ETags.Of(contact.Version)) ?? TypedResults.Ok(Row(contact, account) with { ReportsTo = await KnownAsync(contact.ReportsToExternalId, db, cancellation) });
    }

    private static async Task<IResult> ChangeContact(string contactId, Dictionary<string, JsonElement> item, RecordEdits edits, AppDb db, HttpContext http, Revenue.MergedRecords merged, CancellationToken cancellation)
    {
        await db.LeadAccountAsync(item, "accountId", merged, cancellation);
        await db.LeadContactAsync(item, "reportsTo", merged, cancellation);
        if (await db.SaidContactAsync(contactId, cancellation) is not { } contact) return UnknownContact(contactId);
        if (http.Refuses(ETags.Of(contact.Version)) is { } changed) return changed;
        var target = Text(item, "accountId") is { } moved ? await db.SaidAccountAsync(moved, cancellation) : await db.AccountOfAsync(contact.AccountId, cancellation);
        if (target is null) return UnknownAccount(Text(item, "accountId")!);
        if (await AboveIsUnknown(item, target.Id, db, cancellation)) return Problems.Field("reportsTo", "The account has no such contact.");
        item["contactId"] = JsonSerializer.SerializeToElement(contact.ExternalId);
        item["accountId"] = JsonSerializer.SerializeToElement(target.ExternalId);
        return Answer(await edits.ContactAsync(item, $"{contact.Name} edited", cancellation), contact.ExternalId, null);
    }

    private static async Task<IResult> CreateContract(string accountId, Dictionary<string, JsonElement> item, RecordEdits edits, RecordIds ids, AppDb db, Viewer viewer, CancellationToken cancellation)
    {
        if (await db.SaidAccountAsync(accountId, cancellation) is not { } account) return UnknownAccount(accountId);
        var id = viewer.SeesEveryAccount && Text(item, "contractId") is { Length: > 0 } given ? given : await ids.ForContractAsync(Text(item, "name") ?? account.Name + " contract", cancellation);
        if (await ids.HasContractAsync(id, cancellation)) return Problems.Conflict($"There is a contract '{id}' already.");
        item["contractId"] = JsonSerializer.SerializeToElement(id);
        item["accountId"] = JsonSerializer.SerializeToElement(account.ExternalId);
        return Answer(await edits.ContractAsync(item, $"Contract {Text(item, "name") ?? id} of {account.Name} added", cancellation), id, Addresses.Account(account.ExternalId) + "/contracts");
    }

    private static async Task<IResult> ChangeContract(string contractId, Dictionary<string, JsonElement> item, RecordEdits edits, AppDb db, HttpContext http, CancellationToken cancellation)
    {
        if (await db.SaidContractAsync(contractId, cancellation) is not { } contract) return Problems.NotFound($"There is no contract '{Addresses.ExternalId(contractId)}'.");
        if (http.Refuses(ETags.Of(contract.Version)) is { } changed) return changed;
        var account = await db.AccountOfAsync(contract.AccountId, cancellation);
        item["contractId"] = JsonSerializer.SerializeToElement(contract.ExternalId);
        item["accountId"] = JsonSerializer.SerializeToElement(account.ExternalId);
        // A row of the kind is checked as a whole: what is not given stands as it does.
        item.TryAdd("start", JsonSerializer.SerializeToElement(Format.Iso(contract.StartOn)));
        if (contract.EndOn is { } end) item.TryAdd("end", JsonSerializer.SerializeToElement(Format.Iso(end)));
        if (contract.Currency is { } currency) item.TryAdd("currency", JsonSerializer.SerializeToElement(currency));
        return Answer(await edits.ContractAsync(item, $"Contract {contract.Name} of {account.Name} edited", cancellation), contract.ExternalId, null);
    }

    /// <summary>Whom somebody reports to is named to who sees them.</summary>
    private static async Task<string?> KnownAsync(string? above, AppDb db, CancellationToken cancellation) =>
        above is null || db.Viewer.SeesEveryAccount || await db.Contacts.AnyAsync(c => c.ExternalId == above, cancellation) ? above : null;

    private static async Task<bool> AboveIsUnknown(Dictionary<string, JsonElement> item, AccountId account, AppDb db, CancellationToken cancellation) =>
        Text(item, "reportsTo") is { Length: > 0 } above && !await db.Contacts.AnyAsync(c => c.AccountId == account && c.ExternalId == above, cancellation);

    internal static IResult Answer(BulkResult result, string id, string? created)
    {
        if (result.Errors.Count > 0)
            return Problems.Of(StatusCodes.Status400BadRequest, string.Join(" ", result.Errors.Select(e => $"{e.Field}: {e.Message}.")), [.. result.Errors.Select(e => new ProblemPlace(e.Message, e.Field))]);
        var changed = new RecordChanged(id, result.ChangeId);
        return created is null ? TypedResults.Ok(changed) : TypedResults.Created(Api.Root + created, changed);
    }

    internal static string? Text(Dictionary<string, JsonElement> item, string field) => item.TryGetValue(field, out var value) && Import.BulkRows.Text(value)?.Trim() is { Length: > 0 } text ? text : null;

    private static ContactRow Row(Contact c, string account) => new(c.ExternalId, account, c.Name, c.Title, c.Email, c.Phone, c.Role, c.ReportsToExternalId, c.Consent, c.Bounce, c.Influence, c.Stance, c.LeftOn, c.Archived, c.Custom, c.Version);

    private static IResult UnknownAccount(string id) => Problems.NotFound($"There is no account '{Addresses.ExternalId(id)}'.");
    private static IResult UnknownContact(string id) => Problems.NotFound($"There is no contact '{Addresses.ExternalId(id)}'.");
    private static IResult TeamNeedsLead() => Problems.Of(StatusCodes.Status403Forbidden, "Only who leads can say who looks after an account.");
}
