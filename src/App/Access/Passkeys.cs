using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Perennial.App.Access;

/// <summary>Passkeys: a browser asks for options, the device answers the challenge in them. The challenge waits in a sealed cookie, and counts once.</summary>
internal sealed class Passkeys(IPasskeyHandler<Person> handler, UserManager<Person> people, IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);
    private const string Cookie = "perennial-passkey", Made = "made", Used = "used";

    private readonly IDataProtector _seal = protection.CreateProtector("passkey");

    /// <summary>For <c>navigator.credentials.create</c>.</summary>
    public async Task<string> MakeOptionsAsync(HttpContext context, Person person)
    {
        var entity = new PasskeyUserEntity { Id = await people.GetUserIdAsync(person), Name = person.Email ?? "", DisplayName = person.Name };
        var made = await handler.MakeCreationOptionsAsync(entity, context);
        Keep(context, Made, made.AttestationState);
        return made.CreationOptionsJson;
    }

    /// <summary>For <c>navigator.credentials.get</c>; the device itself knows whose key it has.</summary>
    public async Task<string> AskOptionsAsync(HttpContext context)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, context);
        Keep(context, Used, asked.AssertionState);
        return asked.RequestOptionsJson;
    }

    /// <returns>Why the key was not added, or null.</returns>
    public async Task<string?> AddAsync(HttpContext context, Person person, string? credential, string? name)
    {
        if (Take(context, Made) is not { } state || !IsJson(credential)) return "That took too long. Try again.";
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential!, AttestationState = state });
        if (!result.Succeeded || result.UserEntity.Id != await people.GetUserIdAsync(person)) return "The device's answer does not fit. Try again.";
        result.Passkey.Name = string.IsNullOrWhiteSpace(name) ? BrowserWords.Of(context.Request.Headers.UserAgent.ToString()) : name.Trim()[..Math.Min(100, name.Trim().Length)];
        return (await people.AddOrUpdatePasskeyAsync(person, result.Passkey)).Succeeded ? null : "The passkey could not be kept.";
    }

    /// <returns>Whose key it is; null when it is nobody's, or not good.</returns>
    public async Task<Person?> FindAsync(HttpContext context, string? credential)
    {
        if (Take(context, Used) is not { } state || !IsJson(credential)) return null;
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential!, AssertionState = state });
        if (!result.Succeeded || result.User is not { DisabledAt: null } person) return null;
        await people.AddOrUpdatePasskeyAsync(person, result.Passkey); // its counter went on
        return person;
    }

    private void Keep(HttpContext context, string purpose, string? state) =>
        ShortCookie.Write(context, Cookie, _seal.Protect(JsonSerializer.Serialize(new Challenge(purpose, clock.GetUtcNow(), state ?? ""))), GoodFor);

    private string? Take(HttpContext context, string purpose)
    {
        if (ShortCookie.Read(context, Cookie) is not { } text) return null;
        ShortCookie.Delete(context, Cookie);
        try
        {
            var kept = JsonSerializer.Deserialize<Challenge>(_seal.Unprotect(text))!;
            return kept.Purpose == purpose && clock.GetUtcNow() - kept.At <= GoodFor ? kept.State : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What is no JSON at all is the sender's fault, not the handler's.</summary>
    private static bool IsJson(string? text)
    {
        if (text is not { Length: > 0 and < 100_000 }) return false;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            return JsonDocument.TryParseValue(ref reader, out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private sealed record Challenge(string Purpose, DateTimeOffset At, string State);
}
