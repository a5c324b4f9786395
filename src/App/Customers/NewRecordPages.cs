using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;

namespace Perennial.App.Customers;

/// <summary>A new contact or contract begun from its list: the account is asked first, then comes the account's own form.</summary>
internal static class NewRecordPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").RequireScope(Scopes.Write);
        foreach (var kind in (string[])["contact", "contract"]) pages.MapGet($"/{kind}s/new", (string? account, AppDb db, CancellationToken cancellation) => Begin(kind, account?.Trim(), db, cancellation));
    }

    private static async Task<IResult> Begin(string kind, string? account, AppDb db, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(account)) return Page(kind, null, StatusCodes.Status200OK);
        return await LogPages.CalledAsync(db, account, cancellation) is { } found ? TypedResults.LocalRedirect($"{Addresses.Account(found.ExternalId)}/{kind}s/new") : Page(kind, account, StatusCodes.Status422UnprocessableEntity);
    }

    private static RazorComponentResult<NewRecordPage> Page(string kind, string? asked, int status) => new(new { Kind = kind, Asked = asked }) { StatusCode = status };
}
