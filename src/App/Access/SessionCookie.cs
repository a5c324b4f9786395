using Microsoft.AspNetCore.Http;

namespace Perennial.App.Access;

/// <summary>The cookie holds nothing but the session's secret. Over https its name binds it to this very host.</summary>
internal static class SessionCookie
{
    public const string Secured = "__Host-perennial";
    public const string Plain = "perennial";

    public static string? Read(HttpContext context) => context.Request.Cookies[Name(context)] is { Length: > 0 } secret ? secret : null;

    public static void Write(HttpContext context, string secret, TimeSpan life) => context.Response.Cookies.Append(Name(context), secret, Options(context, life));

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(Name(context), Options(context, life: null));

    private static string Name(HttpContext context) => context.Request.IsHttps ? Secured : Plain;

    private static CookieOptions Options(HttpContext context, TimeSpan? life) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = life,
        IsEssential = true,
    };
}
