using System.Text;
using Perennial.Usage.Events;

namespace Perennial.Tests.Usage;

/// <summary>Calls of the Segment API as they come off the wire.</summary>
public sealed class EventScanTests
{
    private static readonly long Now = Micros("2026-11-22T12:00:00Z");
    private readonly EventScan _scan = new(7, _ => 99);

    private sealed record Told(EventKind Kind, string User, bool Anonymous, string Group, string Name, string Properties, long At, UInt128 Id);

    [Fact]
    public void A_track_call_is_read_whole()
    {
        var one = One(EventKind.Track, """{"userId":"u-1","event":"Order \u00fcber","properties":{"a":[1,{"b":null}]},"timestamp":"2026-11-22T11:59:00.250Z","messageId":"m-1","context":{"x":{"groupId":"wrong"},"groupId":"acme"},"integrations":{"All":true}}""").ShouldHaveSingleItem();
        one.ShouldBe(new(EventKind.Track, "u-1", false, "acme", "Order über", """{"a":[1,{"b":null}]}""", Micros("2026-11-22T11:59:00.25Z"), EventScan.IdOf("m-1"u8, 7)));
    }

    [Theory]
    [InlineData("""{"anonymousId":"a","event":"x"}""", "a", true)]
    [InlineData("""{"userId":42,"event":"x"}""", "42", false)]
    [InlineData("""{"userId":"  u ","anonymousId":"a","event":"x"}""", "u", false)]
    [InlineData("""{"userId":null,"anonymousId":"a","event":"x"}""", "a", true)]
    public void Who_it_was(string body, string user, bool anonymous)
    {
        var one = One(EventKind.Track, body).ShouldHaveSingleItem();
        (one.User, one.Anonymous, one.At, one.Id).ShouldBe((user, anonymous, Now, (UInt128)99));
    }

    [Theory]
    [InlineData("2026-11-22T10:00:00Z", "2026-11-22T11:59:30Z", "2026-11-22T10:00:30Z")]
    [InlineData("2026-11-22T10:00:00Z", "2026-11-22T13:00:00Z", "2026-11-22T09:00:00Z")]
    [InlineData("2026-11-22T11:00:00+01:00", null, "2026-11-22T10:00:00Z")]
    [InlineData("2026-11-22T10:00:00", null, "2026-11-22T10:00:00Z")]
    [InlineData("2026-11-22", null, "2026-11-22T00:00:00Z")]
    [InlineData("2026-11-22T10:00:00.123456Z", null, "2026-11-22T10:00:00.123456Z")]
    public void The_senders_clock_is_corrected_by_when_it_sent(string timestamp, string? sent, string at)
    {
        var tail = sent is null ? "" : $",\"sentAt\":\"{sent}\"";
        One(EventKind.Track, $$"""{"userId":"u","event":"x","timestamp":"{{timestamp}}"{{tail}}}""").Single().At.ShouldBe(Micros(at));
        Batch($$"""{"batch":[{"type":"track","userId":"u","event":"x","timestamp":"{{timestamp}}"},{"type":"track","userId":"u","event":"y"}]{{tail}}}""").Select(e => e.At).ShouldBe([Micros(at), Now]);
    }

    [Fact]
    public void Wide_objects_one_after_the_other_may_have_the_same_fields()
    {
        var wide = "{" + string.Join(',', Enumerable.Range(0, 40).Select(i => $"\"f{i}\":{i}")) + "}";
        One(EventKind.Track, $$$"""{"userId":"u","event":"x","properties":{"items":[{{{wide}}},{{{wide}}}],"other":{{{wide}}}}}""").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("""{"userId":"u","event":"x","count":1000000001}""", "count", "from 0 to 1000000000")]
    [InlineData("""{"userId":"u","event":"x","duration_seconds":10000000.5}""", "duration_seconds", "from 0 to 10000000")]
    [InlineData("""{"userId":"u"}""", "event", "is missing")]
    [InlineData("""{"event":"x"}""", "userId", "is missing")]
    [InlineData("""{"userId":"u","event":""}""", "event", "is missing")]
    [InlineData("""{"userId":"u","event":7}""", "event", "is no text")]
    [InlineData("""{"userId":["u"],"event":"x"}""", "userId", "is no text")]
    [InlineData("""{"userId":"u","event":"x","timestamp":"9999-01-01T00:00:00Z"}""", "timestamp", "between 1970 and 2200")]
    [InlineData("""{"userId":"u","event":"x","timestamp":"2026-02-30T00:00:00Z"}""", "timestamp", "is no moment")]
    [InlineData("""{"userId":"u","event":"x\u0000"}""", "event", "NUL")]
    [InlineData("""{"userId":"u","event":"x\ud800"}""", "event", "surrogate")]
    [InlineData("""{"userId":"u","event":"x","event":"y"}""", "event", "twice")]
    [InlineData("""{"userId":"u","event":"x","properties":{"a":1,"\u0061":2}}""", "properties", "twice")]
    [InlineData("""{"userId":"u","event":"x","properties":{"a":1e400}}""", "properties", "too large")]
    [InlineData("""{"userId":"u","event":"x","properties":{"a":"\ud800"}}""", "properties", "surrogate")]
    [InlineData("""{"userId":"u","event":"x","properties":{"a":{"b":"\u0000"}}}""", "properties", "NUL")]
    [InlineData("""{"userId":"u","event":"x","properties":[1]}""", "properties", "no JSON object")]
    [InlineData("""{"userId":"u","event":"x"} {}""", null, "is not JSON at line 1, byte 28")]
    [InlineData("""{"userId":"u","event":"x" """, null, "is not JSON at line 1")]
    [InlineData("[]", null, "is no JSON object")]
    [InlineData("", null, "is not JSON")]
    public void What_is_wrong_is_named(string body, string? field, string why)
    {
        One(EventKind.Track, body).ShouldBeEmpty();
        var refused = _scan.Refused.ShouldHaveSingleItem();
        refused.Field.ShouldBe(field);
        refused.Why.ShouldContain(why);
    }

    [Fact]
    public void Poison_in_a_batch_is_named_by_place_and_the_good_is_kept()
    {
        string deep = new string('[', 64) + new string(']', 64), good = """{"type":"track","userId":"u","event":"x"}""";
        var body = $$$"""{"batch":[{{{good}}},{"type":"track","userId":"u","event":"x","properties":{"a": {{{deep}}} }},{{{good}}},7,{"type":"what","userId":"u"},{"type":"track","userId":"u","event":"{{{new string('e', 600)}}}"},{{{good}}},{"type":"track","userId":"u","event":"x","properties":{"a":"{{{new string('p', 33_000)}}}"}},{{{good}}}]}""";
        Batch(body).Count.ShouldBe(4);
        _scan.Refused.Select(r => (r.Index, r.Field)).ShouldBe([(1, "properties"), (3, null), (4, "type"), (5, "event"), (7, null)]);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_spoil_only_their_own_message()
    {
        byte[] body = [.. """{"batch":[{"type":"track","userId":"u","event":"good"},{"type":"track","userId":"u","event":"b"""u8, 0xC3, 0x28, .. "\"},{\"type\":\"track\",\"userId\":\"u\",\"event\":\"good too\"}]}"u8];
        using var into = new EventBuffer();
        _scan.Batch(body, true, Now, into);
        Read(into).Select(e => e.Name).ShouldBe(["good", "good too"]);
        _scan.Refused.ShouldHaveSingleItem().ShouldBe(new Refused(1, null, "is not UTF-8"));
    }

    [Fact]
    public void A_batch_that_breaks_off_keeps_what_came_before()
    {
        Batch("""{"batch":[{"type":"track","userId":"u","event":"x"},{"type":"track","userId":"u","ev""").Count.ShouldBe(1);
        _scan.Refused.ShouldHaveSingleItem().Index.ShouldBe(1);
    }

    [Fact]
    public void Each_kind_keeps_what_is_its_own()
    {
        var told = Batch("""
            {"writeKey":"k-1","batch":[
              {"type":"identify","userId":"u","anonymousId":"a","traits":{"email":"x"},"properties":{"no":1}},
              {"type":"group","userId":"u","groupId":"g","traits":{"plan":"p"}},
              {"type":"page","anonymousId":"a","name":"Home","properties":{"url":"/"}},
              {"type":"screen","userId":"u"},
              {"type":"alias","userId":"u","previousId":"old"}]}
            """);
        told.Select(e => (e.Kind, e.User, e.Group, e.Name, e.Properties)).ShouldBe([
            (EventKind.Identify, "u", "", "a", """{"email":"x"}"""), (EventKind.Group, "u", "g", "", """{"plan":"p"}"""), (EventKind.Page, "a", "", "Home", """{"url":"/"}"""),
            (EventKind.Screen, "u", "", "", ""), (EventKind.Alias, "u", "", "old", "")]);
        _scan.WriteKey.ShouldBe("k-1");
        Batch("""{"batch":[{"type":"group","userId":"u"},{"type":"alias","userId":"u"}]}""").ShouldBeEmpty();
        _scan.Refused.Select(r => r.Field).ShouldBe(["groupId", "previousId"]);
    }

    [Fact]
    public void Many_names_in_one_object_are_told_apart()
    {
        string Names(int last) => string.Join(',', Enumerable.Range(0, 500).Append(last).Select(i => $"\"n{i}\":{i}"));
        One(EventKind.Track, $$$"""{"userId":"u","event":"x","properties":{{{{Names(500)}}}}}""").Count.ShouldBe(1);
        One(EventKind.Track, $$$"""{"userId":"u","event":"x","properties":{{{{Names(3)}}}}}""").ShouldBeEmpty();
    }

    private List<Told> One(EventKind kind, string body)
    {
        using var into = new EventBuffer(16);
        _scan.One(Encoding.UTF8.GetBytes(body), kind, Now, into);
        return Read(into);
    }

    private List<Told> Batch(string body)
    {
        using var into = new EventBuffer(16);
        _scan.Batch(Encoding.UTF8.GetBytes(body), true, Now, into);
        return Read(into);
    }

    private static List<Told> Read(EventBuffer buffer)
    {
        var found = new List<Told>();
        for (var bytes = buffer.Bytes; bytes.Length > 0;)
        {
            var e = new EventRecord(bytes);
            found.Add(new(e.Kind, Encoding.UTF8.GetString(e.User), e.IsAnonymous, Encoding.UTF8.GetString(e.Group), Encoding.UTF8.GetString(e.Name), Encoding.UTF8.GetString(e.Properties), e.At, e.Id));
            bytes = bytes[e.Length..];
        }
        found.Count.ShouldBe(buffer.Count);
        return found;
    }

    private static long Micros(string moment) => (DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture).UtcTicks - DateTime.UnixEpoch.Ticks) / 10;
}
