using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;

namespace Perennial.App.Access;

/// <summary>Somebody has given the right password and not yet the second factor: a sealed cookie, good for ten minutes and only while the password stays the same.</summary>
internal sealed class HalfSignIn(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);
    private readonly IDataProtector _seal = protection.CreateProtector("half sign-in");

    public void Begin(HttpContext context, Person person) =>
        ShortCookie.Write(context, Name, _seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{person.Id} {clock.GetUtcNow().ToUnixTimeSeconds()} {person.SecurityStamp}")), GoodFor);

    public static void End(HttpContext context) => ShortCookie.Delete(context, Name);

    public async Task<Person?> FindAsync(HttpContext context, AppDb db)
    {
        if (ShortCookie.Read(context, Name) is not { } sealedText || Open(sealedText) is not [var id, var at, var stamp]) return null;
        if (clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture)) > GoodFor) return null;
        var number = long.Parse(id, CultureInfo.InvariantCulture);
        return await db.People.FirstOrDefaultAsync(p => p.Id == number && p.DisabledAt == null && p.SecurityStamp == stamp, context.RequestAborted);
    }

    private const string Name = "perennial-half";

    private string[]? Open(string text)
    {
        try
        {
            return _seal.Unprotect(text).Split(' ');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
