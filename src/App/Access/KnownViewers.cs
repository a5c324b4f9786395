using System.Collections.Concurrent;
using Perennial.App.Database;

namespace Perennial.App.Access;

/// <summary>
/// Who stands behind a secret, remembered for half a minute at most and never beyond the next writing of a person, a session or a token:
/// one that is ended ends at once. Of who sees only some accounts nothing is remembered, for these change with the accounts.
/// </summary>
internal sealed class KnownViewers(Workspace workspace, TimeProvider clock)
{
    private const int Most = 2000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    private sealed record Known(Viewer Viewer, long Times, DateTimeOffset Until);

    /// <param name="hash">Of the secret: the secret itself is kept nowhere.</param>
    /// <param name="find">Looks it up: the viewer, and when it ends by itself.</param>
    public async ValueTask<Viewer?> FindAsync(byte[] hash, Func<Task<(Viewer Viewer, DateTimeOffset? Ends)?>> find)
    {
        var (key, times, now) = (Convert.ToBase64String(hash), workspace.AccessChanges.Times, clock.GetUtcNow());
        if (_known.TryGetValue(key, out var known) && known.Times == times && now < known.Until) return known.Viewer;
        if (await find() is not var (viewer, ends)) return null;
        if (!viewer.SeesEveryAccount) return viewer;
        if (_known.Count >= Most) _known.Clear();
        _known[key] = new(viewer, times, ends < now + Longest ? ends.Value : now + Longest);
        return viewer;
    }
}
