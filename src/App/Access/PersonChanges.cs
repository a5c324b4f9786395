using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;

namespace Perennial.App.Access;

/// <summary>What owners do with people. One at a time, so that two owners cannot put each other out at once and leave none.</summary>
internal sealed class PersonChanges(Workspace workspace, TimeProvider clock) : IDisposable
{
    private const string Last = "This is the last owner. Make somebody else an owner first.";
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <returns>Why not, or null; nobody has this number when the person is null.</returns>
    public Task<(Person? Person, string? Refusal)> SetRoleAsync(Viewer by, long id, Role role, CancellationToken cancellation) => DoAsync(by, id, async (db, person) =>
    {
        if (role != Role.Owner && await IsLastOwnerAsync(db, person, cancellation)) return Last;
        person.Role = role;
        return null;
    }, cancellation);

    /// <summary>From the next request on neither their browsers nor their tokens are let in; tokens stay revoked when the person comes back.</summary>
    public Task<(Person? Person, string? Refusal)> DisableAsync(Viewer by, long id, CancellationToken cancellation) => DoAsync(by, id, async (db, person) =>
    {
        if (person.DisabledAt is not null) return null;
        if (await IsLastOwnerAsync(db, person, cancellation)) return Last;
        person.DisabledAt = clock.GetUtcNow();
        await EndSessionsAsync(db, person, cancellation);
        foreach (var token in await db.ApiTokens.Where(t => t.PersonId == id && t.RevokedAt == null).ToListAsync(cancellation)) token.Revoke(clock.GetUtcNow());
        return null;
    }, cancellation);

    public Task<(Person? Person, string? Refusal)> EnableAsync(Viewer by, long id, CancellationToken cancellation) => DoAsync(by, id, (_, person) =>
    {
        person.DisabledAt = null;
        return Task.FromResult<string?>(null);
    }, cancellation);

    public Task<(Person? Person, string? Refusal)> EndSessionsAsync(Viewer by, long id, CancellationToken cancellation) => DoAsync(by, id, async (db, person) =>
    {
        await EndSessionsAsync(db, person, cancellation);
        return null;
    }, cancellation);

    /// <summary>For somebody who has lost phone and recovery codes: they sign in with their password and set up a new one.</summary>
    public Task<(Person? Person, string? Refusal)> RemoveFactorsAsync(Viewer by, long id, CancellationToken cancellation) => DoAsync(by, id, async (db, person) =>
    {
        person.TwoFactorEnabled = false;
        db.RemoveRange(await db.Set<Authenticator>().Where(a => a.PersonId == id).ToListAsync(cancellation));
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.PersonId == id).ToListAsync(cancellation));
        db.RemoveRange(await db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<long>>().Where(key => key.UserId == id).ToListAsync(cancellation));
        return null;
    }, cancellation);

    public void Dispose() => _one.Dispose();

    private async Task<(Person? Person, string? Refusal)> DoAsync(Viewer by, long id, Func<AppDb, Person, Task<string?>> change, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            await using var db = workspace.OpenFor(by);
            if (await db.People.FirstOrDefaultAsync(p => p.Id == id, cancellation) is not { } person) return (null, null);
            if (await change(db, person) is { } refusal) return (person, refusal);
            await db.SaveChangesAsync(cancellation);
            return (person, null);
        }
        finally
        {
            _one.Release();
        }
    }

    private static async Task<bool> IsLastOwnerAsync(AppDb db, Person person, CancellationToken cancellation) =>
        person is { Role: Role.Owner, DisabledAt: null } && !await db.People.AnyAsync(p => p.Id != person.Id && p.Role == Role.Owner && p.DisabledAt == null, cancellation);

    private static async Task EndSessionsAsync(AppDb db, Person person, CancellationToken cancellation) =>
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.PersonId == person.Id).ToListAsync(cancellation));
}
