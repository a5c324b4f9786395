using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Merging;

/// <summary>The address of a record that was merged leads to the one it is part of: a page goes there, a program is answered with it. Only for who sees that one.</summary>
internal sealed class MergedAddresses(RequestDelegate next, MergedRecords merged)
{
    public Task InvokeAsync(HttpContext http) => merged.AccountNames().Count + merged.ContactNames().Count == 0 ? next(http) : LeadAsync(http);

    private async Task LeadAsync(HttpContext http)
    {
        if (Now(http, "accountId", merged.AccountNames()) is { } account && await SeesAsync(http, db => db.Accounts.AnyAsync(a => a.ExternalId == account.Now, http.RequestAborted))) Lead(http, "accountId", account);
        if (Now(http, "contactId", merged.ContactNames()) is { } contact && await SeesAsync(http, db => db.Contacts.AnyAsync(c => c.ExternalId == contact.Now, http.RequestAborted))) Lead(http, "contactId", contact);
        if (!http.Response.HasStarted && http.Response.StatusCode != StatusCodes.Status302Found) await next(http);
    }

    private static (string Was, string Now)? Now(HttpContext http, string parameter, IReadOnlyDictionary<string, string> names) =>
        http.Request.RouteValues[parameter] is string value && names.TryGetValue(Addresses.ExternalId(value), out var now) ? (value, now) : null;

    private static async Task<bool> SeesAsync(HttpContext http, Func<AppDb, Task<bool>> sees) =>
        http.Viewer.May(Scopes.Read) && await sees(http.RequestServices.GetService(typeof(AppDb)) as AppDb ?? throw new InvalidOperationException("The store is registered."));

    private static void Lead(HttpContext http, string parameter, (string Was, string Now) record)
    {
        http.Request.RouteValues[parameter] = record.Now;
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Path.StartsWithSegments(Api.Root, StringComparison.Ordinal)) return;
        var parts = http.Request.Path.Value!.Split('/');
        parts[2] = record.Now; // every page of a record is below /accounts/ID or /contacts/ID
        http.Response.Redirect(string.Join('/', parts.Select(Uri.EscapeDataString)) + http.Request.QueryString);
    }
}
