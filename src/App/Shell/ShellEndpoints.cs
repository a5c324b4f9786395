using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database;

namespace Perennial.App.Shell;

/// <summary>What belongs to no slice: finding and preferences.</summary>
internal static class ShellEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").RequireScope(Scopes.Read);
        pages.MapGet("/find", async Task<IResult> (string? q, AppDb db, CancellationToken cancel) =>
            new RazorComponentResult<FindPage>(new { Found = await Find.ForAsync(q, [], db, cancel) }));
        pages.MapGet("/fragments/find", async Task<IResult> (string? q, string[]? recent, AppDb db, CancellationToken cancel) =>
            new RazorComponentResult<FindResults>(new { Found = await Find.ForAsync(q, recent ?? [], db, cancel), InPalette = true }));
        pages.MapPost("/preferences", SetPreferences);
    }

    private static RedirectHttpResult SetPreferences([FromForm] string? theme, [FromForm] string? back, HttpContext http)
    {
        if (theme is "light" or "dark")
        {
            http.Response.Cookies.Append("theme", theme, new CookieOptions { Path = "/", SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365) });
        }
        else
        {
            http.Response.Cookies.Delete("theme");
        }

        return TypedResults.LocalRedirect(LocalUrl.OrHome(back));
    }
}
