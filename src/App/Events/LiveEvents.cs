using System.Text;
using System.Text.RegularExpressions;
using Perennial.Usage.Events;

namespace Perennial.App.Events;

/// <summary>The last messages that came, taken or refused, for who sets up a client. In memory alone, and little of it: some hundreds, each with a bounded part of what it said.</summary>
public sealed partial class LiveEvents
{
    private const int Kept = 300, KeptRefused = 100, KeptStrangers = 50, MostOfCall = 20, MostText = 2000, MostSaid = 4096;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();

    /// <summary>Apart from each other, so that no flood of one kind takes the others' place; strangers' have no good key.</summary>
    private readonly LiveRing _taken = new(Kept), _refused = new(KeptRefused), _strangers = new(KeptStrangers);
    private long _number;

    public LiveEvents(TimeProvider clock) => (_clock, _number) = (clock, Database.Micros.Of(clock.GetUtcNow()));

    /// <summary>Whether the messages of another call would be kept now.</summary>
    public bool HasRoom => _taken.HasRoom(_clock.GetUtcNow());

    /// <summary>What became of a call's messages. Under load the last ones are not worth waiting for.</summary>
    /// <param name="key">By which it came.</param>
    /// <param name="status">That it is answered with.</param>
    /// <param name="events">Its good messages, with the places of those that had come before.</param>
    /// <param name="said">The beginnings of the good ones, as <see cref="Beginnings"/> gives them.</param>
    /// <param name="refused">The others.</param>
    /// <param name="payloads">Their beginnings, as <see cref="Payloads"/> gives them.</param>
    public void Note(long key, int status, EventBuffer events, IReadOnlyList<byte[]> said, IReadOnlyList<Refused> refused, IReadOnlyList<string> payloads)
    {
        var now = _clock.GetUtcNow();
        if (!_lock.TryEnter()) return;
        try
        {
            for (var i = 0; i < payloads.Count && _refused.HasRoom(now); i++)
                _refused.Add(new(++_number, now, status, key, null, "message", "", "", $"message {refused[i].Index}", payloads[i], refused[i].Field, refused[i].Why));
            var bytes = events.Bytes;
            for (var i = 0; bytes.Length > 0 && i < MostOfCall && _taken.HasRoom(now); i++)
            {
                var e = new EventRecord(bytes);
                _taken.Add(new(++_number, now, status, key, null, Word(e.Kind), Text(e.User), Text(e.Group), Text(e.Name), Text(e.Properties), null, null)
                {
                    IsDoubled = events.DoubledPlaces?.Contains(i) == true,
                    IsAnonymous = e.IsAnonymous,
                    HappenedAt = Database.Micros.ToInstant(e.At),
                    Said = i < said.Count ? said[i] : [],
                });
                bytes = bytes[e.Length..];
            }
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <summary>A call of which nothing was taken.</summary>
    /// <param name="key">By which it came; null where there was no good one.</param>
    /// <param name="keyStart">The first letters of a key that is none.</param>
    public void NoteCall(long? key, string? keyStart, int status, string path, string why)
    {
        var now = _clock.GetUtcNow();
        lock (_lock)
        {
            var ring = key is null ? _strangers : _refused;
            if (ring.HasRoom(now)) ring.Add(new(++_number, now, status, key, keyStart, path, "", "", "", "", null, why));
        }
    }

    /// <summary>How the first refused messages of a call begin, without any key.</summary>
    public static IReadOnlyList<string> Payloads(IReadOnlyList<(int Start, int Length)> at, ReadOnlySpan<byte> body)
    {
        var payloads = new string[Math.Min(at.Count, MostOfCall)];
        for (var i = 0; i < payloads.Length; i++) payloads[i] = WithoutKeys(Text(body.Slice(at[i].Start, at[i].Length)));
        return payloads;
    }

    /// <summary>How the first messages of a call begin that were taken: what is told of them beside what is counted is read from that when somebody looks.</summary>
    public static IReadOnlyList<byte[]> Beginnings(IReadOnlyList<(int Start, int Length)> at, ReadOnlySpan<byte> body)
    {
        var said = new byte[at.Count][];
        for (var i = 0; i < said.Length; i++) said[i] = body.Slice(at[i].Start, Math.Min(at[i].Length, MostSaid)).ToArray();
        return said;
    }

    /// <summary>A text of somebody else's without any key in it.</summary>
    internal static string WithoutKeys(string text) => Key().Replace(text, "${name}…");

    /// <summary>The latest first.</summary>
    /// <param name="most">How many.</param>
    /// <param name="after">Only those that came after the one of this number; of a number that none has yet, all.</param>
    /// <param name="only">Which of them; null for all.</param>
    public IReadOnlyList<LiveEvent> Last(int most, long after = 0, LiveFilter? only = null)
    {
        lock (_lock)
        {
            if (after > _number) after = 0;
            return [.. _taken.All.Concat(_refused.All).Concat(_strangers.All).Where(seen => seen.Number > after && only?.Fits(seen) != false).OrderByDescending(seen => seen.Number).Take(most)];
        }
    }

    /// <summary>What came from somebody who is to be forgotten, or names them.</summary>
    public void Forget(IReadOnlySet<string> ids)
    {
        var quoted = ids.Select(id => $"\"{id}\"").ToList();
        bool Names(LiveEvent seen) => ids.Contains(seen.User) || ids.Contains(seen.Name) || quoted.Exists(id => seen.Payload.Contains(id, StringComparison.Ordinal) || Encoding.UTF8.GetString(seen.Said).Contains(id, StringComparison.Ordinal));
        lock (_lock)
            foreach (var ring in (LiveRing[])[_taken, _refused, _strangers]) ring.Forget(Names);
    }

    private static string Word(EventKind kind) => kind switch
    {
        EventKind.Track => "track",
        EventKind.Page => "page",
        EventKind.Screen => "screen",
        EventKind.Identify => "identify",
        EventKind.Group => "group",
        EventKind.Alias => "alias",
    };

    private static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text.Length <= MostText ? text : text[..MostText]);

    [GeneratedRegex("""(?<name>"writeKey"\s*:\s*")(\\.|[^"\\])*|\bwk_[\w-]+""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
