using System.Collections.Concurrent;

namespace Perennial.App.Access;

/// <summary>Counts tries by key in a window of time. A try counts before its outcome is known, so that many at once gain nothing.</summary>
internal sealed class Throttle(TimeProvider clock, TimeSpan window)
{
    private const int MostKeys = 100_000;
    private readonly ConcurrentDictionary<string, Tries> _keys = new(StringComparer.Ordinal);

    /// <returns>Null when the try may go on, else how long to wait.</returns>
    public TimeSpan? Try(string key, int most)
    {
        var now = clock.GetUtcNow();
        if (_keys.Count >= MostKeys) Forget(now);
        var tries = _keys.AddOrUpdate(key, _ => new Tries(now, 1), (_, t) => now - t.Since >= window || now < t.Since ? new Tries(now, 1) : t with { Count = t.Count + 1 });
        return tries.Count <= most ? null : tries.Since + window - now;
    }

    /// <summary>The tries so far do not count any more.</summary>
    public void Forgive(string key) => _keys.TryRemove(key, out _);

    /// <summary>One try does not count: it was good.</summary>
    public void TakeBack(string key)
    {
        if (_keys.TryGetValue(key, out var tries)) _keys.TryUpdate(key, tries with { Count = tries.Count - 1 }, tries);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, tries) in _keys)
        {
            if (now - tries.Since >= window) _keys.TryRemove(key, out _);
        }
        foreach (var (key, _) in _keys.OrderBy(k => k.Value.Since).Take(Math.Max(0, _keys.Count - MostKeys / 2)).ToList()) _keys.TryRemove(key, out _);
    }

    private readonly record struct Tries(DateTimeOffset Since, int Count);
}
