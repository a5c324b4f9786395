using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Contracts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Customers;

/// <summary>An account's contracts: the page, and the forms that write them.</summary>
internal static class ContractPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/accounts/{accountId}/contracts", Show).RequireScope(Scopes.Read);
        var pages = app.MapGroup("").RequireScope(Scopes.Write);
        pages.MapGet("/accounts/{accountId}/contracts/new", New);
        pages.MapPost("/accounts/{accountId}/contracts/new", Create);
        pages.MapGet("/contracts/{contractId}/edit", Edit);
        pages.MapPost("/contracts/{contractId}/edit", Save);
    }

    private static async Task<IResult> Show(string accountId, HttpContext http, AppDb db, AccountRecord.Sources from, CancellationToken cancellation)
    {
        var (record, problem) = await AccountRecord.OpenAsync(Addresses.ExternalId(accountId), http, db, from);
        if (record is null) return new PageRefusal(problem is null ? Problems.NotFound($"There is no account '{Addresses.ExternalId(accountId)}'.") : Problems.Of(StatusCodes.Status400BadRequest, problem.Message, [problem]));
        await record.WithRelationsAsync(db, cancellation);
        return new RazorComponentResult<ContractsPage>(new
        {
            Record = record,
            Whole = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == record.Account.Id, cancellation),
            Contracts = await ContractEndpoints.OfAccountAsync(db, record, cancellation),
        });
    }

    private static async Task<IResult> New(string accountId, AppDb db, MergedRecords merged, CancellationToken cancellation) =>
        await db.SaidAccountAsync(accountId, cancellation) is { } account ? await Form(new ContractForm { NoticeDays = "90", AutoRenews = "yes" }, account, null, db, merged, []) : UnknownAccount(accountId);

    private static async Task<IResult> Create(string accountId, HttpContext http, RecordEdits edits, RecordIds ids, AppDb db, Viewer viewer, MergedRecords merged, CancellationToken cancellation)
    {
        if (await db.SaidAccountAsync(accountId, cancellation) is not { } account) return UnknownAccount(accountId);
        var form = ContractForm.Read(await http.Request.ReadFormAsync(cancellation));
        var id = viewer.SeesEveryAccount && form.ContractId?.Trim() is { Length: > 0 } given ? given : await ids.ForContractAsync(string.IsNullOrWhiteSpace(form.Name) ? account.Name + " contract" : form.Name, cancellation);
        if (await ids.HasContractAsync(id, cancellation)) return await Form(form, account, null, db, merged, [new($"There is a contract with the id {id} already.", "contractId", 0)]);
        return await WriteAsync(form, id, account, null, edits, db, merged, http, "added", cancellation);
    }

    private static async Task<IResult> Edit(string contractId, AppDb db, MergedRecords merged, CancellationToken cancellation)
    {
        if (await db.SaidContractAsync(contractId, cancellation) is not { } contract) return UnknownContract(contractId);
        return await Form(ContractForm.Of(contract), await db.AccountOfAsync(contract.AccountId, cancellation), contract, db, merged, []);
    }

    private static async Task<IResult> Save(string contractId, HttpContext http, RecordEdits edits, AppDb db, MergedRecords merged, CancellationToken cancellation)
    {
        if (await db.SaidContractAsync(contractId, cancellation) is not { } contract) return UnknownContract(contractId);
        var account = await db.AccountOfAsync(contract.AccountId, cancellation);
        var sent = await http.Request.ReadFormAsync(cancellation);
        var form = ContractForm.Read(sent);
        if (sent["version"] != contract.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))
            return await Form(form, account, contract, db, merged, [new("Somebody changed this contract meanwhile. Look at what is below once more and save again.", null, 0)]);
        return await WriteAsync(form, contract.ExternalId, account, contract, edits, db, merged, http, "edited", cancellation);
    }

    private static async Task<IResult> WriteAsync(ContractForm form, string id, Account account, Contract? contract, RecordEdits edits, AppDb db, MergedRecords merged, HttpContext http, string done, CancellationToken cancellation)
    {
        var name = string.IsNullOrWhiteSpace(form.Name) ? id : form.Name.Trim();
        var result = await edits.ContractAsync(form.Item(id, account.ExternalId), $"Contract {name} of {account.Name} {done}", cancellation);
        if (result.Errors.Count > 0) return await Form(form, account, contract, db, merged, result.Errors);
        var back = Addresses.Account(account.ExternalId) + "/contracts";
        new Toast(result.ChangeId is null ? "Nothing was changed" : $"Contract {name} {done}", result.ChangeId is { } change ? $"/changes/{change}/undo" : null, new Dictionary<string, string>(StringComparer.Ordinal) { ["back"] = back }).ShowNext(http);
        return TypedResults.LocalRedirect(back);
    }

    private static async Task<IResult> Form(ContractForm form, Account account, Contract? contract, AppDb db, MergedRecords merged, IReadOnlyList<RefusedPlace> errors)
    {
        var all = merged.Accounts().All(account.Id.Value).Select(id => new AccountId(id)).ToList();
        var lines = await db.SubscriptionLineFacts.AsNoTracking().Where(f => all.Contains(f.AccountId)).Select(f => new { f.SubscriptionId, f.Product }).Distinct().ToListAsync();
        var subscriptions = lines.GroupBy(l => l.SubscriptionId).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, string.Join(", ", g.Select(l => l.Product).Where(p => p is not null).Distinct()))).ToList();
        subscriptions.AddRange(form.Subscriptions.Where(s => !subscriptions.Exists(known => known.Key == s)).Select(s => (s, "no line names it")));
        return new RazorComponentResult<ContractFormPage>(new { Form = form, Account = account, Contract = contract, Subscriptions = (IReadOnlyList<(string Id, string Words)>)subscriptions, Errors = errors })
        {
            StatusCode = errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    private static PageRefusal UnknownAccount(string id) => new(Problems.NotFound($"There is no account '{Addresses.ExternalId(id)}'."));
    private static PageRefusal UnknownContract(string id) => new(Problems.NotFound($"There is no contract '{Addresses.ExternalId(id)}'."));
}
