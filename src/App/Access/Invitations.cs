using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;

namespace Perennial.App.Access;

/// <summary>Makes, renews and takes invitations. What is kept of a link is its hash.</summary>
internal sealed class Invitations(AppDb db, UserManager<Person> people, TimeProvider clock)
{
    private const int LongestName = 200, LongestMail = 254;

    /// <returns>The invitation and its secret, which is shown once; or the field that is wrong, and why.</returns>
    public async Task<(Invitation? Made, string Secret, (string Field, string Message)? Problem)> MakeAsync(Viewer by, string? email, string? name, Role role, CancellationToken cancellation)
    {
        var (address, called) = ((email ?? "").Trim(), (name ?? "").Trim());
        if (await ProblemAsync(by, address, called, role, cancellation) is { } problem) return (null, "", problem);
        var (secret, now) = (Secret.New(), clock.GetUtcNow());
        var invitation = new Invitation
        {
            Email = address,
            EmailKey = FoldedKey.Of(address),
            Name = called,
            Role = role,
            SecretHash = Secret.Hash(secret),
            CreatedAt = now,
            ExpiresAt = now + Invitation.GoodFor,
            InvitedBy = by.PersonId,
        };
        db.Add(invitation);
        await db.SaveChangesAsync(cancellation);
        return (invitation, secret, null);
    }

    /// <summary>A new link for another seven days; the old one is void.</summary>
    public async Task<string> RenewAsync(Invitation invitation, CancellationToken cancellation)
    {
        var secret = Secret.New();
        (invitation.SecretHash, invitation.ExpiresAt) = (Secret.Hash(secret), clock.GetUtcNow() + Invitation.GoodFor);
        await db.SaveChangesAsync(cancellation);
        return secret;
    }

    public async Task RevokeAsync(Invitation invitation, CancellationToken cancellation)
    {
        invitation.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Null alike for a link that never was, was used, revoked or is too old.</summary>
    public async Task<Invitation?> FindAsync(string secret, CancellationToken cancellation)
    {
        var hash = Secret.Hash(secret);
        return await db.Set<Invitation>().FirstOrDefaultAsync(i => i.SecretHash == hash, cancellation) is { } found && found.IsGoodAt(clock.GetUtcNow()) ? found : null;
    }

    /// <returns>The new person, or why there is none.</returns>
    public async Task<(Person? Person, IReadOnlyList<string> Problems)> AcceptAsync(Invitation invitation, string? name, string? password, CancellationToken cancellation)
    {
        var called = (name ?? "").Trim();
        if (called.Length is 0 or > LongestName || called.Any(char.IsControl)) return (null, ["Give your name."]);
        var person = new Person { Name = called, UserName = invitation.Email, Email = invitation.Email, Role = invitation.Role, CreatedAt = clock.GetUtcNow() };
        var result = await people.CreateAsync(person, password ?? "");
        if (!result.Succeeded) return (null, [.. result.Errors.Select(e => e.Description).Distinct(StringComparer.Ordinal)]);
        invitation.Accept(person.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return (person, []);
    }

    /// <summary>A leader invites anybody but an owner.</summary>
    public static bool MayInvite(Viewer by, Role role) => by.May(role == Role.Owner ? Scopes.Admin : Scopes.Lead);

    private async Task<(string, string)?> ProblemAsync(Viewer by, string email, string name, Role role, CancellationToken cancellation)
    {
        if (email.Length is < 3 or > LongestMail || email.IndexOf('@', StringComparison.Ordinal) is <= 0 || email.EndsWith('@') || email.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            return ("email", "Give a mail address.");
        if (name.Length > LongestName || name.Any(char.IsControl)) return ("name", $"A name has at most {LongestName} characters.");
        if (!MayInvite(by, role)) return ("role", "Only an owner invites an owner.");
        var (normal, key, now) = (people.NormalizeEmail(email), FoldedKey.Of(email), clock.GetUtcNow());
        if (await db.People.AnyAsync(p => p.NormalizedEmail == normal, cancellation)) return ("email", "Somebody with this mail address is here already.");
        return await db.Set<Invitation>().AnyAsync(i => i.EmailKey == key && i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now, cancellation)
            ? ("email", "This address is invited already. Renew that invitation for a new link.") : null;
    }
}
