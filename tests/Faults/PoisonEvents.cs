using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Events;
using Perennial.Tests.Faults.Ingest;
using Perennial.Usage;
using Perennial.Usage.Store;

namespace Perennial.Tests.Faults;

/// <summary>Drill 10 at the doors for events: poison is refused by its place in the batch, what is good beside it is kept, and nobody waits for it.</summary>
public sealed class PoisonEvents(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private HttpClient _sender = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Each in place of one message of a batch; what stands after = is the field that is told.</summary>
    private static readonly Dictionary<string, byte[]> _messages = new(StringComparer.Ordinal)
    {
        ["depth 65=properties"] = Track($"\"properties\":{Nested(65)}"),
        ["depth 65 in traits=traits"] = Text($"{{\"type\":\"identify\",\"userId\":\"u\",\"traits\":{Nested(65)}}}"),
        ["NUL in a property=properties"] = Track("\"properties\":{\"a\":\"b\\u0000c\"}"),
        ["NUL in a name=event"] = Text("""{"type":"track","userId":"u","event":"a\u0000b"}"""),
        ["NUL in a user=userId"] = Text("""{"type":"track","userId":"a\u0000b","event":"x"}"""),
        ["lone surrogate in a property=properties"] = Track("\"properties\":{\"a\":\"\\ud800\"}"),
        ["lone surrogate in a property's name=properties"] = Track("\"properties\":{\"\\udfff\":1}"),
        ["lone surrogate in a group=groupId"] = Track("\"groupId\":\"\\ud800x\""),
        ["lone surrogate in the group of the context=groupId"] = Track("\"context\":{\"groupId\":\"\\ud800x\"}"),
        ["lone surrogate in a write key=writeKey"] = Track("\"writeKey\":\"\\ud800\""),
        ["lone surrogate in a message id=messageId"] = Track("\"messageId\":\"\\ud800\""),
        ["lone surrogate in a time=timestamp"] = Track("\"timestamp\":\"2026-01-01T\\ud800\""),
        ["1e400=properties"] = Track("\"properties\":{\"a\":1e400}"),
        ["-1e400=properties"] = Track("\"properties\":{\"a\":[-1e400]}"),
        ["1e400 as a count=count"] = Track("\"count\":1e400"),
        ["a count of 29 digits=count"] = Track("\"count\":79228162514264337593543950335"),
        ["a duration of 29 digits=duration_seconds"] = Track("\"duration_seconds\":79228162514264337593543950335"),
        ["a negative count=count"] = Track("\"count\":-1"),
        ["a key twice=properties"] = Track("\"properties\":{\"a\":1,\"b\":2,\"a\":3}"),
        ["a key twice, once escaped=properties"] = Track("\"properties\":{\"a\":1,\"\\u0061\":3}"),
        ["a field twice=userId"] = Track("\"userId\":\"v\""),
        ["a group twice in the context=groupId"] = Track("\"context\":{\"groupId\":\"a\",\"groupId\":\"b\"}"),
        ["bad UTF-8=?"] = [.. Text("""{"type":"track","userId":"u","event":"x","properties":{"a":" """), 0xC3, 0x28, 0xFF, .. Text("\"}}")],
        ["bad UTF-8 in a write key=?"] = [.. Text("""{"type":"track","userId":"u","event":"x","writeKey":" """), 0xC3, 0x28, 0xFF, .. Text("\"}")],
        ["year 9999=timestamp"] = Track("\"timestamp\":\"9999-12-31T23:59:59.9999999-14:00\""),
        ["year 0001=timestamp"] = Track("\"timestamp\":\"0001-01-01T00:00:00+14:00\""),
        ["30 February=timestamp"] = Track("\"timestamp\":\"2026-02-30T00:00:00Z\""),
        ["a time that is a number=timestamp"] = Track("\"timestamp\":1e400"),
        ["33 kB=?"] = Track($"\"properties\":{{\"a\":\"{new string('x', 33_000)}\"}}"),
        ["a name of 513 bytes=event"] = Text($$"""{"type":"track","userId":"u","event":"{{new string('x', 513)}}"}"""),
        ["no type=type"] = Text("""{"userId":"u","event":"x"}"""),
        ["nobody=userId"] = Text("""{"type":"track","event":"x"}"""),
        ["a number=?"] = Text("17"),
        ["null=?"] = Text("null"),
        ["an array of arrays=?"] = Text(Nested(200)[5..^1]),
        ["properties that are text=properties"] = Track("\"properties\":\"text\""),
    };

    /// <summary>Whole bodies: what the answer is, and how many good messages of them are kept.</summary>
    private static readonly Dictionary<string, (byte[] Body, HttpStatusCode Status, int Kept)> _bodies = new(StringComparer.Ordinal)
    {
        ["501 kB"] = (Text($$"""{"batch":[{{Good(0)}}],"pad":"{{new string('x', 501 * 1024)}}"}"""), HttpStatusCode.RequestEntityTooLarge, 0),
        ["10 MB of text"] = (Text($$"""{"batch":[{{Good(0)}}],"pad":"{{new string('x', 10_000_000)}}"}"""), HttpStatusCode.RequestEntityTooLarge, 0),
        ["depth 100,000"] = (Text(new string('[', 100_000)), HttpStatusCode.BadRequest, 0),
        ["depth 100,000 beside the batch"] = (Text($$"""{"batch":[{{Good(1)}}],"deep":{{new string('[', 100_000)}}"""), HttpStatusCode.BadRequest, 1),
        ["not JSON"] = (Text("<xml/>"), HttpStatusCode.BadRequest, 0),
        ["nothing"] = ([], HttpStatusCode.BadRequest, 0),
        ["null"] = (Text("null"), HttpStatusCode.BadRequest, 0),
        ["no batch"] = (Text("{}"), HttpStatusCode.BadRequest, 0),
        ["a batch that is no array"] = (Text("""{"batch":17}"""), HttpStatusCode.BadRequest, 0),
        ["cut off"] = (Text($$"""{"batch":[{{Good(2)}},{{Good(3)}},{"type":"tra"""), HttpStatusCode.BadRequest, 2),
        ["names with half a surrogate pair"] = (Text($$"""{"b\ud800":1,"\ud800":1,"s\udfff":2,"w\ud800aaaaaa":3,"batch":[{{Good(4)}}]}"""), HttpStatusCode.OK, 1),
        ["a write key with half a surrogate pair"] = (Text($$"""{"writeKey":"\ud800","batch":[{{Good(5)}}]}"""), HttpStatusCode.OK, 1),
        ["a batch twice"] = (Text($$"""{"batch":[{{Good(8)}}],"batch":[{{Good(9)}}]}"""), HttpStatusCode.BadRequest, 1),
        ["bad UTF-8 beside the batch"] = ([.. Text($$"""{"batch":[{{Good(6)}}],"a":" """), 0xC3, 0x28, 0xFF, .. Text("\"}")], HttpStatusCode.OK, 1),
        ["goes on after its end"] = (Text($$"""{"batch":[{{Good(7)}}]}{"batch":[]}"""), HttpStatusCode.BadRequest, 1),
    };

    public static TheoryData<string> Messages => [.. _messages.Keys];
    public static TheoryData<string> Bodies => [.. _bodies.Keys];

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        var (_, key) = await _host.Services.GetRequiredService<WriteKeys>().MakeAsync("poison", Viewer.System, Stop);
        _sender = Senders.Of(_host.Url, key);
    }

    public async ValueTask DisposeAsync()
    {
        _sender.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_poisoned_message_is_refused_by_its_place_and_the_good_ones_beside_it_are_kept()
    {
        var wrong = new List<string>();
        var number = 100;
        foreach (var (name, poison) in _messages)
        {
            byte[] body = [.. Text($$"""{"batch":[{{Good(number++)}},{{Good(number++)}},"""), .. poison, .. Text($",{Good(number++)}]}}")];
            if (await Refusal("/v1/batch", body, 3) is { } why) wrong.Add($"{name}: {why}");
            else if (await Refusal("/v1/import", [.. Text("{\"batch\":["), .. poison, .. Text("]}")], 0, at: 0) is { } other) wrong.Add($"{name} alone: {other}");
        }
        wrong.ShouldBeEmpty();
        (await Stored()).ShouldBe(3 * _messages.Count);

        async Task<string?> Refusal(string path, byte[] body, int kept, int at = 2)
        {
            using var answer = await _sender.PostAsync(new Uri(path, UriKind.Relative), Senders.Json(body), Stop);
            if (answer.StatusCode != HttpStatusCode.BadRequest) return $"answered {(int)answer.StatusCode}";
            var said = await answer.Answer();
            if (said.GetProperty("stored").GetInt32() != kept) return $"kept {said.GetProperty("stored")} of {kept}";
            var errors = said.GetProperty("errors").EnumerateArray().ToList();
            if (errors.Count != 1 || errors[0].GetProperty("index").GetInt32() != at) return $"told {said}";
            return null;
        }
    }

    [Fact]
    public async Task The_field_that_is_poisoned_is_told()
    {
        foreach (var (name, poison) in _messages.Where(m => !m.Key.EndsWith('?')))
        {
            using var answer = await _sender.PostAsync(new Uri("/v1/batch", UriKind.Relative), Senders.Json([.. Text("{\"batch\":["), .. poison, .. Text("]}")]), Stop);
            var error = (await answer.Answer()).GetProperty("errors").EnumerateArray().Single();
            error.TryGetProperty("field", out var field).ShouldBeTrue(name);
            field.GetString().ShouldBe(name[(name.LastIndexOf('=') + 1)..], name);
        }
    }

    [Fact]
    public async Task A_poisoned_body_is_refused_and_what_stood_before_the_poison_is_kept()
    {
        var wrong = new List<string>();
        foreach (var (name, (body, status, kept)) in _bodies)
        {
            using var answer = await _sender.PostAsync(new Uri("/v1/batch", UriKind.Relative), Senders.Json(body), Stop);
            var said = await answer.Answer();
            if (answer.StatusCode != status || said.GetProperty("stored").GetInt32() != kept) wrong.Add($"{name}: {(int)answer.StatusCode} {said}");
            else if (status != HttpStatusCode.OK && !said.GetProperty("errors")[0].TryGetProperty("index", out _)) wrong.Add($"{name}: no index");
        }
        wrong.ShouldBeEmpty();
        (await Stored()).ShouldBe(_bodies.Values.Sum(b => b.Kept));
    }

    [Fact]
    public async Task Packed_poison_is_refused()
    {
        foreach (var (name, body, status) in ((string, byte[], HttpStatusCode)[])
            [("no gzip", Text("{}"), HttpStatusCode.BadRequest), ("a bomb", Packed(new byte[100 << 20]), HttpStatusCode.RequestEntityTooLarge), ("cut off", Packed(Text($$"""{"batch":[{{Good(1)}}]}"""))[..30], HttpStatusCode.BadRequest)])
        {
            var content = Senders.Json(body);
            content.Headers.ContentEncoding.Add("gzip");
            using var answer = await _sender.PostAsync(new Uri("/v1/batch", UriKind.Relative), content, Stop);
            answer.StatusCode.ShouldBe(status, name);
        }
        (await Stored()).ShouldBe(0);
    }

    /// <summary>A second is the drill's own bound; an ordinary answer takes milliseconds.</summary>
    [Fact]
    public async Task Nobody_waits_for_poison()
    {
        using var enough = new CancellationTokenSource();
        var (slowest, number) = (TimeSpan.Zero, 0);
        await _sender.PostAsync(new Uri("/v1/batch", UriKind.Relative), Senders.Json($$"""{"batch":[{{Good(1_000_000)}}]}"""), Stop);
        var beside = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                var since = Stopwatch.GetTimestamp();
                using var answer = await _sender.PostAsync(new Uri("/v1/batch", UriKind.Relative), Senders.Json($$"""{"batch":[{{Good(number++)}}]}"""), Stop);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
                if (Stopwatch.GetElapsedTime(since) is var took && took > slowest) slowest = took;
            }
        }, Stop);
        var sent = 0;
        foreach (var poison in _messages.Values.Select(m => (byte[])[.. Text("{\"batch\":["), .. m, .. Text("]}")]).Concat(_bodies.Values.Select(b => b.Body)).Concat(_slow))
        {
            using var answer = await _sender.PostAsync(new Uri("/v1/batch", UriKind.Relative), Senders.Json(poison), Stop);
            ((int)answer.StatusCode).ShouldBeLessThan(500);
            sent++;
        }
        await enough.CancelAsync();
        await beside;
        output.WriteLine($"{sent} poisoned calls, {number} good ones beside them, the slowest {slowest.TotalMilliseconds:0} ms");
        number.ShouldBeGreaterThan(10);
        slowest.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    /// <summary>What would take a careless reader long: many names in one object, many small objects, many escapes, deep nesting.</summary>
    private static IEnumerable<byte[]> _slow =>
    [
        [.. Text("{\"batch\":["), .. Track("\"properties\":{" + string.Join(',', Enumerable.Range(0, 4000).Select(i => $"\"{i}\":1")) + "}"), .. Text("]}")],
        Text($$"""{"batch":[{{string.Join(',', Enumerable.Repeat("{}", 150_000))}}]}"""),
        [.. Text("{\"batch\":["), .. Track("\"properties\":{\"a\":\"" + string.Concat(Enumerable.Repeat("\\u0041", 5000)) + "\"}"), .. Text("]}")],
        Text($$"""{"batch":[{{string.Join(',', Enumerable.Range(0, 40).Select(_ => Nested(3000)))}}]}"""),
        Text($$"""{"batch":[{{string.Join(',', Enumerable.Repeat("17", 150_000))}}]}"""),
    ];

    private async Task<long> Stored()
    {
        var store = _host.Services.GetRequiredService<EventStore>();
        await store.UntilFedAsync(Stop);
        return (await store.Engine.AskAsync(new UsageAsk("select count(*) from events where json_extract_string(properties, '$.good') is not null", UsageAsk.NoValues), row => row.Long(0), Stop)).Single();
    }

    private static string Good(int number) => $"{{\"type\":\"track\",\"messageId\":\"good-{number}\",\"userId\":\"u\",\"event\":\"good\",\"properties\":{{\"good\":{number}}}}}";

    private static string Nested(int depth) => "{\"a\":" + new string('[', depth - 2) + new string(']', depth - 2) + "}";

    private static byte[] Track(string more) => Text($$"""{"type":"track","userId":"u","event":"x",{{more}}}""");

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
