using System.Text;
using Perennial.Usage.Events;

namespace Perennial.App.Events;

/// <summary>The last messages that came, taken or refused, for who sets up a client. In memory alone.</summary>
public sealed class LiveEvents(TimeProvider clock)
{
    private const int Kept = 300, MostOfCall = 20, MostText = 2000;
    private readonly Lock _lock = new();
    private readonly Queue<Seen> _last = [];
    private long _number, _second;
    private int _inSecond;

    /// <summary>One message: what it said, or why it was refused.</summary>
    public sealed record Seen(long Number, DateTimeOffset At, long KeyId, EventKind? Kind, string User, string Group, string Name, string Properties, string? Field, string? Why);

    public void Note(long key, EventBuffer events, IReadOnlyList<Refused> refused)
    {
        var now = clock.GetUtcNow();
        if (!_lock.TryEnter()) return; // under load the last ones are not worth waiting for
        try
        {
            if (now.ToUnixTimeSeconds() is var second && second != _second) (_second, _inSecond) = (second, 0);
            if (refused.Count == 0 && _inSecond >= Kept) return; // as many of this second as are kept at all
            foreach (var (index, field, why) in refused.Take(MostOfCall)) Add(new(++_number, now, key, null, "", "", $"message {index}", "", field, why));
            var bytes = events.Bytes;
            for (var i = 0; bytes.Length > 0 && i < MostOfCall; i++)
            {
                var e = new EventRecord(bytes);
                Add(new(++_number, now, key, e.Kind, Text(e.User), Text(e.Group), Text(e.Name), Text(e.Properties), null, null));
                bytes = bytes[e.Length..];
            }
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<Seen> Last(int most)
    {
        lock (_lock) return [.. _last.Reverse().Take(most)];
    }

    /// <summary>What came from somebody who is to be forgotten.</summary>
    public void Forget(IReadOnlySet<string> ids)
    {
        lock (_lock)
        {
            var kept = _last.Where(seen => !ids.Contains(seen.User) && !ids.Contains(seen.Name)).ToList();
            _last.Clear();
            kept.ForEach(_last.Enqueue);
        }
    }

    private void Add(Seen seen)
    {
        _inSecond++;
        _last.Enqueue(seen);
        if (_last.Count > Kept) _last.Dequeue();
    }

    private static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text.Length <= MostText ? text : text[..MostText]);
}
