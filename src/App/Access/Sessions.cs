using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;

namespace Perennial.App.Access;

/// <summary>Starts, finds and ends sessions.</summary>
internal sealed class Sessions(Workspace workspace, KnownViewers known, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private static readonly TimeSpan Idle = TimeSpan.FromDays(7);

    public async Task StartAsync(HttpContext context, Person person)
    {
        var secret = Secret.New();
        var now = clock.GetUtcNow();
        await using var db = workspace.OpenFor(new Viewer(person.Id, person.Name, SeesEveryAccount: false, []));
        await EndAsync(db, SessionCookie.Read(context));
        await db.Sessions.Where(s => s.PersonId == person.Id && s.ExpiresAt <= now).ForEachAsync(old => db.Sessions.Remove(old));
        db.Sessions.Add(new Session
        {
            SecretHash = Secret.Hash(secret),
            PersonId = person.Id,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + Longest,
            Address = context.Connection.RemoteIpAddress?.ToString() ?? "",
            Agent = Shortened(context.Request.Headers.UserAgent.ToString()),
        });
        await db.SaveChangesAsync(context.RequestAborted);
        SessionCookie.Write(context, secret, Longest);
    }

    public async Task EndAsync(HttpContext context)
    {
        await using var db = workspace.OpenFor(context.Viewer);
        await EndAsync(db, SessionCookie.Read(context));
        await db.SaveChangesAsync(context.RequestAborted);
        SessionCookie.Delete(context);
    }

    public ValueTask<Viewer?> FindAsync(string secret, CancellationToken cancellation)
    {
        var hash = Secret.Hash(secret);
        return known.FindAsync(hash, () => LookUpAsync(hash, cancellation));
    }

    private async Task<(Viewer Viewer, DateTimeOffset? Ends)?> LookUpAsync(byte[] hash, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var seenSince = now - Idle;
        await using var db = workspace.OpenFor(Viewer.System);
        var found = await db.Sessions
            .Where(s => s.SecretHash == hash && s.ExpiresAt > now && s.LastSeenAt > seenSince)
            .Join(db.People.Where(p => p.DisabledAt == null), s => s.PersonId, p => p.Id, (s, p) => new { s.Id, s.ExpiresAt, Person = p })
            .AsNoTracking().FirstOrDefaultAsync(cancellation);
        if (found is null) return null;
        var lacksFactor = await SecondFactorRule.IsMissedByAsync(db, found.Person, cancellation);
        return (await found.Person.ViewerAsync(db, cancellation) with { SessionId = found.Id, LacksFactor = lacksFactor }, found.ExpiresAt);
    }

    private static async Task EndAsync(AppDb db, string? secret)
    {
        if (secret is null) return;
        var hash = Secret.Hash(secret);
        if (await db.Sessions.FirstOrDefaultAsync(s => s.SecretHash == hash) is { } session) db.Sessions.Remove(session);
    }

    private static string Shortened(string agent) => agent.Length <= 300 ? agent : agent[..300];
}
