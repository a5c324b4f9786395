using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Settings;

namespace Perennial.App.Access;

/// <summary>Whether everybody needs a second factor: then who has none gets no further than the page where they set one up. Tokens are not asked.</summary>
public static class SecondFactorRule
{
    /// <summary>Its name among the workspace's settings, and what it may be.</summary>
    public const string Name = "second-factor", Optional = "optional", Required = "required";
    public const string Meaning = "Whether everybody needs a second factor, an authenticator app or a passkey, to get further than the page where it is set up.";

    public static IReadOnlyList<string> Values { get; } = [Optional, Required];

    public static async Task<bool> IsRequiredAsync(AppDb db, CancellationToken cancellation) =>
        await db.Set<SettingFact>().Where(f => f.Name == Name).OrderByDescending(f => f.Id).Select(f => f.Value).FirstOrDefaultAsync(cancellation) == Required;

    /// <summary>Required, and this person has none.</summary>
    public static async Task<bool> IsMissedByAsync(AppDb db, Person person, CancellationToken cancellation) =>
        !person.TwoFactorEnabled && await IsRequiredAsync(db, cancellation) && !await HasPasskeyAsync(db, person.Id, cancellation);

    /// <summary>Required, and this person's only factor is a passkey: then a password alone opens nothing.</summary>
    public static async Task<bool> WantsPasskeyAsync(AppDb db, Person person, CancellationToken cancellation) =>
        !person.TwoFactorEnabled && await IsRequiredAsync(db, cancellation) && await HasPasskeyAsync(db, person.Id, cancellation);

    /// <summary>Why this viewer may not require it of others: they have none themselves. Null when they may; the machine's own token is nobody who could be left outside.</summary>
    public static async Task<string?> RefusalAsync(AppDb db, CancellationToken cancellation)
    {
        if (db.Viewer.PersonId is not { } id || await db.People.AnyAsync(p => p.Id == id && p.TwoFactorEnabled, cancellation) || await HasPasskeyAsync(db, id, cancellation)) return null;
        return "Set up a second factor of your own first, under Settings, Your sign-in: then require it of everybody.";
    }

    private static Task<bool> HasPasskeyAsync(AppDb db, long person, CancellationToken cancellation) => db.Set<IdentityUserPasskey<long>>().AnyAsync(key => key.UserId == person, cancellation);
}
