using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;

namespace Perennial.App.Events;

/// <summary>Makes, finds and revokes write keys. Those that are good are held in memory, for every call asks for one.</summary>
public sealed class WriteKeys
{
    public const string Start = "wk_";
    private const int PrefixLength = 11, StartShown = 7, MostHeaders = 1000;
    private static readonly TimeSpan _notedEvery = TimeSpan.FromMinutes(1), _afterRotation = TimeSpan.FromDays(1), _slip = TimeSpan.FromMinutes(10);
    private readonly Workspace _workspace;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<long, DateTimeOffset> _noted = [];
    private readonly Remembered<Ring> _ring;

    public WriteKeys(Workspace workspace, TimeProvider clock) => (_workspace, _clock, _ring) = (workspace, clock, new(Read));

    private readonly record struct Good(long Id, DateTimeOffset? Until);

    /// <summary>The good keys by their hash, and headers that were understood by them.</summary>
    private sealed record Ring(FrozenDictionary<string, Good> Keys)
    {
        public ConcurrentDictionary<string, Good> Headers { get; } = new(StringComparer.Ordinal);
    }

    /// <returns>The key's row and its text, which is shown once and kept nowhere.</returns>
    public async Task<(WriteKey Row, string Text)> MakeAsync(string name, Viewer by, CancellationToken cancellation)
    {
        var text = Start + Secret.New();
        var row = new WriteKey { Name = name, Prefix = text[..PrefixLength], KeyHash = Secret.Hash(text), CreatedAt = _clock.GetUtcNow(), PersonId = by.PersonId };
        await using var db = _workspace.OpenFor(by);
        db.WriteKeys.Add(row);
        await db.SaveChangesAsync(cancellation);
        _ring.Forget();
        return (row, text);
    }

    /// <summary>From the next call on the key is refused.</summary>
    /// <returns>The key; null when there is none. With until when it was good before.</returns>
    public async Task<(WriteKey Key, DateTimeOffset? Until)?> RevokeAsync(long id, Viewer by, CancellationToken cancellation)
    {
        await using var db = _workspace.OpenFor(by);
        if (await db.WriteKeys.FirstOrDefaultAsync(k => k.Id == id, cancellation) is not { } key) return null;
        var until = key.RevokedAt;
        key.Revoke(_clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        _ring.Forget();
        return (key, until);
    }

    /// <summary>Takes a revocation back that was a slip: for a short time, with the same secret, and no longer good than the key was before.</summary>
    /// <param name="until">When it would have ended all the same; null for never.</param>
    /// <returns>The key; null when there is none that was revoked just now.</returns>
    public async Task<WriteKey?> ReinstateAsync(long id, DateTimeOffset? until, Viewer by, CancellationToken cancellation)
    {
        await using var db = _workspace.OpenFor(by);
        var now = _clock.GetUtcNow();
        if (await db.WriteKeys.FirstOrDefaultAsync(k => k.Id == id, cancellation) is not { RevokedAt: { } at } key || at > now || now - at > _slip || until - now > _afterRotation) return null;
        key.Reinstate(until);
        await db.SaveChangesAsync(cancellation);
        _ring.Forget();
        return key;
    }

    /// <summary>A new key of the same name; the old one is good for a day more, so that senders can change over.</summary>
    /// <returns>Null when there is no good key of that number.</returns>
    public async Task<(WriteKey Row, string Text)?> RotateAsync(long id, Viewer by, CancellationToken cancellation)
    {
        await using var db = _workspace.OpenFor(by);
        if (await db.WriteKeys.FirstOrDefaultAsync(k => k.Id == id && k.RevokedAt == null, cancellation) is not { } old) return null;
        var made = await MakeAsync(old.Name, by, cancellation);
        old.Revoke(_clock.GetUtcNow() + _afterRotation);
        await db.SaveChangesAsync(cancellation);
        _ring.Forget();
        return made;
    }

    /// <summary>The key of an Authorization header, as <c>Basic</c> with the key as the user.</summary>
    /// <returns>Its number; null when it is none or no longer good.</returns>
    public long? OfHeader(string? header)
    {
        if (header is null) return null;
        var ring = _ring.Value;
        if (ring.Headers.TryGetValue(header, out var known)) return IsGood(known) ? known.Id : null;
        if (Said(header) is not { } text || Look(ring, text) is not { } found) return null;
        if (ring.Headers.Count < MostHeaders) ring.Headers[header] = found;
        return IsGood(found) ? found.Id : null;
    }

    /// <returns>Its number; null when there is none or it is no longer good.</returns>
    public long? Find(string? key) => Look(_ring.Value, key) is { } found && IsGood(found) ? found.Id : null;

    /// <summary>How a key begins that is none, for who looks for its sender; null where nothing was said that looks like one.</summary>
    public static string? StartOf(string? header, string? inBody) =>
        (header is null ? inBody : Said(header)) is { } said && said.StartsWith(Start, StringComparison.Ordinal) && said.Length > StartShown ? said[..StartShown] : null;

    /// <summary>Notes that a key was used, now and then. Where that fails it is tried again a minute later: events are taken all the same.</summary>
    public async Task NoteAsync(long id)
    {
        var now = _clock.GetUtcNow();
        if (_noted.TryGetValue(id, out var noted) && now - noted < _notedEvery) return;
        _noted[id] = now;
        try
        {
            await using var db = _workspace.OpenFor(Viewer.System);
            if (await db.WriteKeys.FirstOrDefaultAsync(k => k.Id == id) is not { } key) return;
            key.LastUsedAt = now;
            await db.SaveChangesAsync();
        }
        catch (Exception) // whatever it is: the database is full or gone, and that is told elsewhere
        {
        }
    }

    /// <summary>The user of Basic authorization.</summary>
    private static string? Said(string header)
    {
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) || header.Length > 500) return null;
        Span<byte> bytes = stackalloc byte[400];
        return Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length) ? Encoding.UTF8.GetString(bytes[..length]).Split(':', 2)[0] : null;
    }

    private bool IsGood(Good key) => key.Until is not { } until || _clock.GetUtcNow() < until;

    private static Good? Look(Ring ring, string? key) => key is not null && ring.Keys.TryGetValue(Convert.ToHexString(Secret.Hash(key)), out var found) ? found : null;

    private Ring Read()
    {
        using var db = _workspace.OpenFor(Viewer.System);
        return new(db.WriteKeys.AsNoTracking().AsEnumerable().ToFrozenDictionary(k => Convert.ToHexString(k.KeyHash), k => new Good(k.Id, k.RevokedAt), StringComparer.Ordinal));
    }
}
