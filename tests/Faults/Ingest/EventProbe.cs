using System.Diagnostics;
using System.Net;

namespace Perennial.Tests.Faults.Ingest;

/// <summary>One more sender, at a steady pace, on a thread of its own: how long others wait in this process does not count.</summary>
internal sealed class EventProbe : IDisposable
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);
    private readonly CancellationTokenSource _enough = new();
    private readonly HttpClient _client;
    private readonly List<TimeSpan> _took = [];
    private readonly Thread _thread;
    private readonly int _writer, _pad;
    private long _acknowledged;

    /// <param name="writer">Its number among the writers.</param>
    /// <param name="pad">Bytes of text in each event.</param>
    public EventProbe(EventServer server, int writer, int pad)
    {
        (_client, _writer, _pad) = (server.Sender(), writer, pad);
        _thread = new Thread(Run) { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    /// <summary>Ends it.</summary>
    /// <returns>What was acknowledged, and how long each call took that was answered with 200, the longest last.</returns>
    public (long Acknowledged, IReadOnlyList<TimeSpan> Took) End()
    {
        _enough.Cancel();
        _thread.Join();
        _took.Sort();
        return (_acknowledged, _took);
    }

    public void Dispose()
    {
        End();
        _client.Dispose();
        _enough.Dispose();
    }

    private void Run()
    {
        while (!_enough.Token.WaitHandle.WaitOne(_pause))
        {
            using var call = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/batch", UriKind.Relative)) { Content = Senders.Json(EventWriters.Body(_writer, _acknowledged, 0, _pad)) };
            var since = Stopwatch.GetTimestamp();
            using var answer = _client.Send(call);
            if (answer.StatusCode != HttpStatusCode.OK) continue;
            _took.Add(Stopwatch.GetElapsedTime(since));
            _acknowledged += EventWriters.InBatch;
        }
    }
}
