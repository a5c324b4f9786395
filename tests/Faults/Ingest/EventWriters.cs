using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace Perennial.Tests.Faults.Ingest;

/// <summary>Writers that each send one batch after the other, and send again what was not acknowledged, under the same ids.</summary>
internal sealed class EventWriters : IAsyncDisposable
{
    /// <summary>How many events are in a call.</summary>
    public const int InBatch = 40;

    private const int LosesEvery = 7;
    private static readonly DateTimeOffset _begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly HttpClient _client;
    private readonly long[] _acknowledged;
    private readonly Task[] _writers;
    private readonly CancellationTokenSource _enough = new();
    private readonly ConcurrentQueue<TimeSpan> _accepted = new();
    private readonly ConcurrentDictionary<string, int> _refusals = new(StringComparer.Ordinal);
    private readonly int _pad, _first;
    private long _doubled, _retries;

    /// <param name="server">Where they send to, with a key.</param>
    /// <param name="count">How many write at once.</param>
    /// <param name="loseAnswers">Whether one call in seven does not wait for its answer, as over a bad line.</param>
    /// <param name="forgetIds">Control: what is sent again has new ids.</param>
    /// <param name="pad">Bytes of text in each event.</param>
    /// <param name="first">The number of the first of them, where others write as well.</param>
    public EventWriters(EventServer server, int count, bool loseAnswers = false, bool forgetIds = false, int pad = 0, int first = 0)
    {
        (_client, _acknowledged, _pad, _first) = (server.Sender(), new long[count], pad, first);
        _writers = [.. Enumerable.Range(0, count).Select(w => Task.Run(() => WriteAsync(w, loseAnswers, forgetIds)))];
    }

    /// <summary>Events that each writer knows to be stored: its first ones.</summary>
    public long[] Acknowledged => [.. _acknowledged.Select((_, w) => Volatile.Read(ref _acknowledged[w]))];
    public long Total => Acknowledged.Sum();

    /// <summary>Events of calls sent again that were there already.</summary>
    public long Doubled => Interlocked.Read(ref _doubled);
    public long Retries => Interlocked.Read(ref _retries);

    /// <summary>What else than 200 was answered, and how often.</summary>
    public IReadOnlyDictionary<string, int> Refusals => _refusals;

    /// <summary>How long each call took that was answered with 200, the longest last.</summary>
    public IReadOnlyList<TimeSpan> Accepted => [.. _accepted.Order()];

    /// <summary>While set, no writer begins another call.</summary>
    public bool Rest { get; set; }

    public async Task Until(Func<bool> reached)
    {
        while (!reached()) await Task.Delay(10, TestContext.Current.CancellationToken);
    }

    public Task UntilMore(long events)
    {
        var from = Total;
        return Until(() => Total >= from + events);
    }

    /// <summary>Each writer ends with the batch that it has, once that is acknowledged.</summary>
    public async Task Finish()
    {
        await _enough.CancelAsync();
        await Task.WhenAll(_writers).WaitAsync(TimeSpan.FromMinutes(2));
    }

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        _client.CancelPendingRequests();
        _client.Dispose();
        await Task.WhenAll(_writers.Select(w => w.ContinueWith(_ => { }, TaskScheduler.Default)));
        _enough.Dispose();
    }

    /// <summary>Sends everything once more that writers have sent.</summary>
    public static async Task SendAgain(HttpClient sender, long[] sent)
    {
        for (var w = 0; w < sent.Length; w++)
            for (var from = 0L; from < sent[w]; from += InBatch)
                (await sender.PostAsync(new Uri("/v1/batch", UriKind.Relative), Senders.Json(Body(w, from, 0, 0)))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task WriteAsync(int writer, bool loseAnswers, bool forgetIds)
    {
        for (var call = 1L; !_enough.IsCancellationRequested; call++)
        {
            while (Rest && !_enough.IsCancellationRequested) await Task.Delay(20);
            var (from, tries) = (_acknowledged[writer], 0);
            var body = Body(_first + writer, from, 0, _pad);
            while (!await TryAsync(forgetIds ? Body(_first + writer, from, tries, _pad) : body, loseAnswers && tries == 0 && call % LosesEvery == 0 ? TimeSpan.FromMilliseconds(call % 20) : null))
            {
                tries++;
                Interlocked.Increment(ref _retries);
                if (_enough.IsCancellationRequested && tries > 200) return;
                await Task.Delay(50);
            }
            Volatile.Write(ref _acknowledged[writer], from + InBatch);
        }
    }

    private async Task<bool> TryAsync(string body, TimeSpan? patience)
    {
        using var impatient = new CancellationTokenSource();
        if (patience is { } time) impatient.CancelAfter(time);
        try
        {
            var since = Stopwatch.GetTimestamp();
            using var answer = await _client.PostAsync(new Uri("/v1/batch", UriKind.Relative), Senders.Json(body), impatient.Token);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                _refusals.AddOrUpdate($"{(int)answer.StatusCode}{(answer.Headers.RetryAfter is null ? "" : " Retry-After")}", 1, (_, n) => n + 1);
                return false;
            }
            _accepted.Enqueue(Stopwatch.GetElapsedTime(since));
            var said = await answer.Answer();
            Interlocked.Add(ref _doubled, said.GetProperty("doubled").GetInt32());
            return said.GetProperty("doubled").GetInt32() + said.GetProperty("stored").GetInt32() == InBatch;
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException or IOException)
        {
            return false;
        }
    }

    public static string Body(int writer, long from, int again, int pad)
    {
        var text = new StringBuilder("""{"batch":[""");
        for (var n = from; n < from + InBatch; n++)
        {
            var at = _begin.AddMinutes(n * 37 % (200 * 1440)).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $$$"""{{{(n > from ? "," : "")}}}{"type":"track","messageId":"{{{writer}}}-{{{n}}}{{{(again > 0 ? $"-{again}" : "")}}}","userId":"u{{{writer}}}-{{{n % 7}}}","event":"e{{{n % 5}}}","context":{"groupId":"A-{{{n % 11}}}"},"count":{{{1 + n % 3}}},"timestamp":"{{{at}}}","properties":{"w":{{{writer}}},"n":{{{n}}}{{{(pad > 0 ? $",\"pad\":\"{new string('p', pad)}\"" : "")}}}}}""");
        }
        return text.Append("]}").ToString();
    }
}
