using Microsoft.AspNetCore.Identity;

namespace Perennial.App.Access;

/// <summary>Whether mail address and password belong together. An unknown address costs the same time as a wrong password.</summary>
internal sealed class PasswordCheck(UserManager<Person> people)
{
    private static readonly Person Stranger = new();
    private static readonly Lock Once = new();
    private static string? _strangersHash;

    public async Task<Person?> FindAsync(string email, string password)
    {
        var person = await people.FindByEmailAsync(email.Trim());
        if (person is { PasswordHash: not null, DisabledAt: null }) return await people.CheckPasswordAsync(person, password) ? person : null;
        people.PasswordHasher.VerifyHashedPassword(Stranger, StrangersHash(), password);
        return null;
    }

    private string StrangersHash()
    {
        lock (Once) return _strangersHash ??= people.PasswordHasher.HashPassword(Stranger, Secret.New());
    }
}
