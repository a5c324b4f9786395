using Microsoft.AspNetCore.Http;

namespace Perennial.App.Access;

/// <summary>A cookie for the minutes that a sign-in takes. Over https its name binds it to this very host.</summary>
internal static class ShortCookie
{
    public static string? Read(HttpContext context, string name) => context.Request.Cookies[Named(context, name)] is { Length: > 0 } text ? text : null;

    public static void Write(HttpContext context, string name, string text, TimeSpan life) => context.Response.Cookies.Append(Named(context, name), text, Options(context, life));

    public static void Delete(HttpContext context, string name) => context.Response.Cookies.Delete(Named(context, name), Options(context, life: null));

    private static string Named(HttpContext context, string name) => context.Request.IsHttps ? "__Host-" + name : name;

    private static CookieOptions Options(HttpContext context, TimeSpan? life) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = life, IsEssential = true };
}
