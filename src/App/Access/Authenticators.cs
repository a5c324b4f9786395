using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;

namespace Perennial.App.Access;

/// <summary>The second step of signing in: an authenticator app, and ten recovery codes for when it is lost.</summary>
internal sealed class Authenticators(AppDb db, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int RecoveryCodes = 10;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private readonly IDataProtector _seal = protection.CreateProtector("authenticator");

    /// <summary>The secret to set an app up with; the same one until a code of it was shown.</summary>
    public async Task<byte[]> BeginAsync(Person person, CancellationToken cancellation)
    {
        var app = await FindAsync(person.Id, cancellation);
        if (app is { ConfirmedAt: null } && Open(app) is { } begun) return begun;
        var secret = Totp.NewSecret();
        if (app is null) db.Add(new Authenticator { PersonId = person.Id, Secret = Seal(secret), CreatedAt = clock.GetUtcNow() });
        else (app.Secret, app.CreatedAt, app.ConfirmedAt, app.LastStep) = (Seal(secret), clock.GetUtcNow(), null, null);
        await db.SaveChangesAsync(cancellation);
        return secret;
    }

    /// <summary>The secret that waits for its first code, if one does.</summary>
    public async Task<byte[]?> BegunAsync(long person, CancellationToken cancellation) => await FindAsync(person, cancellation) is { ConfirmedAt: null } app ? Open(app) : null;

    /// <summary>From now on the app is asked for at sign-in.</summary>
    /// <returns>The recovery codes, to be shown this once; null when the code is not the app's.</returns>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(Person person, string? code, CancellationToken cancellation)
    {
        if (await FindAsync(person.Id, cancellation) is not { ConfirmedAt: null } app || !Takes(app, Plain(code))) return null;
        (app.ConfirmedAt, person.TwoFactorEnabled) = (clock.GetUtcNow(), true);
        return await RenewCodesAsync(person, cancellation);
    }

    /// <summary>Takes a code of the app, or a recovery code, for one use.</summary>
    public async Task<bool> TakeAsync(Person person, string? code, CancellationToken cancellation)
    {
        var plain = Plain(code);
        if (!await TakesAsync(person.Id, plain, cancellation)) return false;
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false; // the same code was sent twice at once, and the other one was first
        }
    }

    /// <returns>Ten new codes, to be shown this once; the old ones are void.</returns>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(Person person, CancellationToken cancellation)
    {
        db.RemoveRange(await Codes(person.Id).ToListAsync(cancellation));
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => string.Join('-', RandomNumberGenerator.GetString(Letters, 16).Chunk(4).Select(part => new string(part)))).ToList();
        db.AddRange(codes.Select(code => new RecoveryCode { PersonId = person.Id, CodeHash = Secret.Hash(Plain(code)) }));
        await db.SaveChangesAsync(cancellation);
        return codes;
    }

    public async Task TurnOffAsync(Person person, CancellationToken cancellation)
    {
        person.TwoFactorEnabled = false;
        if (await FindAsync(person.Id, cancellation) is { } app) db.Remove(app);
        db.RemoveRange(await Codes(person.Id).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
    }

    public Task<int> CodesLeftAsync(long person, CancellationToken cancellation) => Codes(person).CountAsync(c => c.UsedAt == null, cancellation);

    private async Task<bool> TakesAsync(long person, string plain, CancellationToken cancellation)
    {
        if (plain.Length == 6) return await FindAsync(person, cancellation) is { ConfirmedAt: not null } app && Takes(app, plain);
        var codes = await Codes(person).Where(c => c.UsedAt == null).ToListAsync(cancellation);
        if (codes.Find(c => Secret.Matches(plain, c.CodeHash)) is not { } found) return false;
        found.UsedAt = clock.GetUtcNow();
        return true;
    }

    private bool Takes(Authenticator app, string plain)
    {
        if (Open(app) is not { } secret || Totp.Find(secret, plain, clock.GetUtcNow(), app.LastStep) is not { } step) return false;
        app.LastStep = step;
        return true;
    }

    private IQueryable<RecoveryCode> Codes(long person) => db.Set<RecoveryCode>().Where(c => c.PersonId == person);

    private Task<Authenticator?> FindAsync(long person, CancellationToken cancellation) => db.Set<Authenticator>().FirstOrDefaultAsync(a => a.PersonId == person, cancellation);

    private static string Plain(string? code) => string.Concat((code ?? "").Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private string Seal(byte[] secret) => Convert.ToBase64String(_seal.Protect(secret));

    /// <summary>Null when the key is gone that it was sealed with: then only a recovery code helps.</summary>
    private byte[]? Open(Authenticator app)
    {
        try
        {
            return _seal.Unprotect(Convert.FromBase64String(app.Secret));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
