using System.Globalization;
using System.Text;

namespace Perennial.Bench.Events;

/// <summary>Bodies of calls with events, varied in names, lengths and properties; before each sending every message gets an id that was never sent.</summary>
internal sealed class EventBodies
{
    private const string IdPlace = "00000000000000000000";
    private static readonly string[] _names = ["Report opened", "Task completed", "Schedule opened", "Comment written", "Rule run", "Export made", "Dashboard opened", "Member invited"];
    private static long _next;
    private readonly byte[][] _requests;
    private readonly int[][] _ids;
    private int _turn;

    /// <param name="url">Where they go.</param>
    /// <param name="path">The address of the call.</param>
    /// <param name="events">In one call; 1 for single calls.</param>
    /// <param name="headers">Further headers, each with its line's end.</param>
    /// <param name="seed">Of this sender.</param>
    public EventBodies(Uri url, string path, int events, string headers, int seed)
    {
        var random = new Random(seed);
        (_requests, _ids) = (new byte[40][], new int[40][]);
        for (var i = 0; i < _requests.Length; i++)
        {
            var messages = Enumerable.Range(0, events).Select(_ => Message(random, withTraits: events > 1)).ToList();
            var body = Encoding.UTF8.GetBytes(events == 1 ? messages[0] : $$"""{"batch":[{{string.Join(',', messages)}}],"sentAt":"{{DateTimeOffset.UtcNow:O}}"}""");
            byte[] request = [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{headers}\r\n")), .. body];
            (_requests[i], _ids[i]) = (request, Places(request));
        }
    }

    /// <summary>The next request, valid until the one after it.</summary>
    public byte[] Next()
    {
        var turn = _turn++ % _requests.Length;
        var number = Interlocked.Add(ref _next, _ids[turn].Length) - _ids[turn].Length;
        foreach (var place in _ids[turn]) (++number).TryFormat(_requests[turn].AsSpan(place, IdPlace.Length), out _, "D20", CultureInfo.InvariantCulture);
        return _requests[turn];
    }

    private static string Message(Random random, bool withTraits)
    {
        var user = random.Next(20_000);
        var group = user % 1000;
        var at = DateTimeOffset.UtcNow.AddSeconds(-random.Next(86_400));
        if (withTraits && random.Next(40) == 0) return $$$"""{"type":"identify","messageId":"{{{IdPlace}}}","userId":"user-{{{user}}}","traits":{"plan":"{{{(random.Next(3) == 0 ? "Team" : "Business")}}}","seats":{{{random.Next(90)}}}},"timestamp":"{{{at:O}}}"}""";
        var text = new string((char)('a' + random.Next(26)), random.Next(5, 60));
        return $$$"""{"type":"track","messageId":"{{{IdPlace}}}","userId":"user-{{{user}}}","event":"{{{_names[random.Next(_names.Length)]}}}","properties":{"path":"/{{{text}}}","items":{{{random.Next(100)}}},"wide":{{{(random.Next(2) == 0 ? "true" : "false")}}}},"context":{"groupId":"account-{{{group}}}","ip":"10.0.0.1"},"timestamp":"{{{at:O}}}"}""";
    }

    private static int[] Places(byte[] request)
    {
        var (places, id) = (new List<int>(), Encoding.ASCII.GetBytes(IdPlace));
        for (var at = 0; request.AsSpan(at).IndexOf(id) is var found and >= 0; at = places[^1] + id.Length) places.Add(at + found);
        return [.. places];
    }
}
