using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Perennial.App.Shell;

/// <summary>What belongs to no slice: finding, preferences, the page for an address that leads nowhere.</summary>
internal static class ShellEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/find", (string? q) => new RazorComponentResult<FindPage>(new { Query = q }));
        app.MapGet("/fragments/find", (string? q) => new RazorComponentResult<FindResults>(new { Query = q, InPalette = true }) { PreventStreamingRendering = true });
        app.MapPost("/preferences", (Delegate)SetPreferences);
        app.MapFallback("{*path:nonfile}", () => new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound });
    }

    static async Task<RedirectHttpResult> SetPreferences(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var cookie = new CookieOptions { Path = "/", SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365) };
        if (form["theme"].ToString() is "light" or "dark")
        {
            http.Response.Cookies.Append("theme", form["theme"].ToString(), cookie);
        }
        else
        {
            http.Response.Cookies.Delete("theme");
        }

        return TypedResults.LocalRedirect(LocalOrHome(form["back"].ToString()));
    }

    internal static string LocalOrHome(string address) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal) ? address : "/";
}
