using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Perennial.App.Shell;

/// <summary>One sentence on the next page that a person sees, with the way back for ten seconds.</summary>
/// <param name="Text">What happened.</param>
/// <param name="UndoAction">Where a POST takes it back; null when nothing can.</param>
/// <param name="UndoFields">The fields of that POST.</param>
public sealed record Toast(string Text, string? UndoAction = null, IReadOnlyDictionary<string, string>? UndoFields = null)
{
    private const string Cookie = "perennial-toast";

    /// <summary>Travels in a cookie that only this server can write.</summary>
    public void ShowNext(HttpContext http) =>
        http.Response.Cookies.Append(Cookie, Protector(http).Protect(JsonSerializer.Serialize(this)), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromMinutes(1) });

    /// <summary>Takes the one that waits, so that it is seen once.</summary>
    internal static Toast? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } text || http.Response.HasStarted) return null;
        http.Response.Cookies.Delete(Cookie);
        try
        {
            return JsonSerializer.Deserialize<Toast>(Protector(http).Unprotect(text));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static IDataProtector Protector(HttpContext http) => http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("toast");
}
