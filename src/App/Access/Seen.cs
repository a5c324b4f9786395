using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Perennial.App.Database;

namespace Perennial.App.Access;

/// <summary>When each session and token was last used. Gathered in memory and written now and then, so that reading a page never waits for a writer.</summary>
internal sealed class Seen(Workspace workspace, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<long, DateTimeOffset> _sessions = [];
    private readonly ConcurrentDictionary<long, DateTimeOffset> _tokens = [];

    public void Session(long id) => _sessions[id] = clock.GetUtcNow();

    public void Token(long id) => _tokens[id] = clock.GetUtcNow();

    public async Task WriteAsync(CancellationToken cancellation)
    {
        var (sessions, tokens) = (Taken(_sessions), Taken(_tokens));
        if (sessions.Count + tokens.Count == 0) return;
        await using var db = workspace.OpenFor(Viewer.System);
        foreach (var session in await db.Sessions.Where(s => sessions.Keys.Contains(s.Id)).ToListAsync(cancellation)) await SawAsync(db, session.PersonId, session.LastSeenAt = sessions[session.Id], cancellation);
        foreach (var token in await db.ApiTokens.Where(t => tokens.Keys.Contains(t.Id)).ToListAsync(cancellation)) await SawAsync(db, token.PersonId, (token.LastUsedAt = tokens[token.Id]).Value, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryWriteAsync();
        }
        catch (OperationCanceledException)
        {
            await TryWriteAsync();
        }
    }

    /// <summary>A session that is ended meanwhile, or a full disk, costs a time stamp and nothing else.</summary>
    private async Task TryWriteAsync()
    {
        try
        {
            await WriteAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
        }
    }

    private static async Task SawAsync(AppDb db, long? person, DateTimeOffset at, CancellationToken cancellation)
    {
        if (person is { } id && await db.People.FindAsync([id], cancellation) is { } known && !(known.LastSeenAt >= at)) known.LastSeenAt = at;
    }

    private static Dictionary<long, DateTimeOffset> Taken(ConcurrentDictionary<long, DateTimeOffset> seen)
    {
        var taken = new Dictionary<long, DateTimeOffset>();
        foreach (var id in seen.Keys)
        {
            if (seen.TryRemove(id, out var at)) taken[id] = at;
        }
        return taken;
    }
}
