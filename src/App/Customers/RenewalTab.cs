using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Activities;
using Perennial.App.Database;
using Perennial.App.Forecast;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Core.Forecast;

namespace Perennial.App.Customers;

/// <summary>What of an account comes up for renewal, on its page, and where people say what will become of it.</summary>
internal static class RenewalTab
{
    public sealed record Sources(AccountRecord.Sources Record, RenewalCalls Calls, WorkspaceForecast Forecasts, AccountDirectory Directory);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/accounts/{accountId}/renewal", Show).RequireScope(Scopes.Read);
        app.MapPost("/accounts/{accountId}/renewal", Call).RequireScope(Scopes.Write);
    }

    private static Task<IResult> Show(string accountId, HttpContext http, AppDb db, Sources from, CancellationToken cancellation) => PageAsync(accountId, null, null, http, db, from, cancellation);

    private static async Task<IResult> Call(string accountId, HttpContext http, AppDb db, Sources from, CancellationToken cancellation)
    {
        if (await db.FindAccountAsync(Addresses.ExternalId(accountId), cancellation) is not { } account) return CustomerPages.Refused(accountId, null);
        var form = await http.Request.ReadFormAsync(cancellation);
        var (wanted, problem) = Read(form);
        var made = problem is null ? await from.Calls.MakeAsync(db, await from.Forecasts.OfAsync(http.Viewer, cancellation), account, wanted, cancellation) : (null, null, problem);
        if (made.Call is null) return await PageAsync(accountId, wanted, made.Problem, http, db, from, cancellation);
        new Toast($"Your call on {account.Name} is kept: {made.Call.Said.Name.ToLowerInvariant()}").ShowNext(http);
        return TypedResults.LocalRedirect(form["back"].ToString() is { Length: > 0 } back ? LocalUrl.OrHome(back) : Addresses.Account(account.ExternalId) + "/renewal");
    }

    private static (NewRenewalCall Wanted, string? Problem) Read(IFormCollection form)
    {
        var text = form["amount"].ToString().Trim();
        decimal? amount = decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
        return (new(form["category"].ToString()) { Amount = amount, Note = form["note"].ToString(), ContractId = form["contract"].ToString() }, text.Length > 0 && amount is null ? $"'{text}' is not an amount." : null);
    }

    private static async Task<IResult> PageAsync(string accountId, NewRenewalCall? said, string? problem, HttpContext http, AppDb db, Sources from, CancellationToken cancellation)
    {
        var (record, refused) = await AccountRecord.OpenAsync(Addresses.ExternalId(accountId), http, db, from.Record);
        if (record is null || await db.FindAccountAsync(record.Account.ExternalId, cancellation) is not { } account) return CustomerPages.Refused(accountId, refused);
        await record.WithRelationsAsync(db, cancellation);
        return new RazorComponentResult<RenewalPage>(new
        {
            Record = record,
            Whole = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == record.Account.Id, cancellation),
            View = await RenewalView.OfAsync(account, (await from.Directory.AsKnownAsync(null, cancellation))[account.Id.Value], http.Viewer, from.Calls, from.Forecasts, cancellation),
            Said = said,
            Problem = problem,
        })
        { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }
}
