using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.Usage;
using Perennial.Usage.Events;
using Perennial.Usage.Intake;

namespace Perennial.App.Events;

/// <summary>
/// The Segment HTTP API. Calls come from anywhere with a write key and nothing else, so they pass by sign-in, sessions and form tokens, and browsers of any site may send them.
/// </summary>
internal static class CollectEndpoints
{
    private static readonly JsonEncodedText _success = JsonEncodedText.Encode("success"), _stored = JsonEncodedText.Encode("stored"), _doubled = JsonEncodedText.Encode("doubled"),
        _errors = JsonEncodedText.Encode("errors"), _index = JsonEncodedText.Encode("index"), _field = JsonEncodedText.Encode("field"), _message = JsonEncodedText.Encode("message");

    /// <summary>Each kind by its name, and by the letter that browsers' libraries call it.</summary>
    private static readonly (string Name, string Letter, EventKind Kind)[] _single =
    [
        ("track", "t", EventKind.Track), ("page", "p", EventKind.Page), ("screen", "s", EventKind.Screen), ("identify", "i", EventKind.Identify), ("group", "g", EventKind.Group), ("alias", "a", EventKind.Alias),
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var (name, letter, kind) in _single)
            foreach (var path in (string[])[name, letter]) MapCall(app, path, http => TakeAsync(http, (scan, body, now, into) => scan.One(body, kind, now, into)));
        foreach (var path in (string[])["batch", "b"]) MapCall(app, path, http => TakeAsync(http, (scan, body, now, into) => scan.Batch(body, correct: true, now, into)));
        MapCall(app, "import", http => TakeAsync(http, (scan, body, now, into) => scan.Batch(body, correct: false, now, into)));
        app.Map("/v1/{**call}", UnknownAsync).AllowAnonymous().ExcludeFromDescription().ShortCircuit();
    }

    private static IEnumerable<string> Calls => [.. _single.SelectMany(one => (string[])[one.Name, one.Letter]), "batch", "b", "import"];

    /// <summary>Said outright: a client that was led to a page would take its 200 for a yes.</summary>
    private static Task UnknownAsync(HttpContext http)
    {
        AllowAnySite(http.Response);
        var call = http.Request.RouteValues["call"] as string ?? "";
        if (!Calls.Contains(call, StringComparer.OrdinalIgnoreCase)) return AnswerAsync(http, StatusCodes.Status404NotFound, default, [new(0, null, $"There is no call /v1/{call}: send to /v1/batch, or to /v1/ and {string.Join(", ", _single.Select(one => one.Name))}.")]);
        http.Response.Headers.Allow = "POST, OPTIONS";
        return AnswerAsync(http, StatusCodes.Status405MethodNotAllowed, default, [new(0, null, $"Events are sent with POST; this is {http.Request.Method}.")]);
    }

    private delegate void Reading(EventScan scan, ReadOnlySpan<byte> body, long receivedAt, EventBuffer into);

    private static void MapCall(IEndpointRouteBuilder app, string path, RequestDelegate call)
    {
        app.MapPost("/v1/" + path, call).AllowAnonymous().WithMetadata(ByWriteKey.Only).ExcludeFromDescription().ShortCircuit();
        app.MapMethods("/v1/" + path, [HttpMethods.Options], Preflight).AllowAnonymous().WithMetadata(ByWriteKey.Only).ExcludeFromDescription().ShortCircuit();
    }

    private static Task Preflight(HttpContext http)
    {
        AllowAnySite(http.Response);
        http.Response.Headers.AccessControlAllowMethods = "POST";
        http.Response.Headers.AccessControlAllowHeaders = "Authorization, Content-Type, Content-Encoding";
        http.Response.Headers.AccessControlMaxAge = "86400";
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static async Task TakeAsync(HttpContext http, Reading reading)
    {
        AllowAnySite(http.Response);
        var from = (EventDoor)http.RequestServices.GetService(typeof(EventDoor))!;
        var key = from.Keys.OfHeader(http.Request.Headers.Authorization);
        using var call = new EventCall(from.Room);
        try
        {
            if (!await call.ReadAsync(http.Request))
            {
                await TurnAwayAsync(http, from, key, StatusCodes.Status413PayloadTooLarge, $"A call is larger than {EventScan.MostOfCall / 1024} kB.");
                return;
            }
        }
        catch (InvalidDataException)
        {
            await TurnAwayAsync(http, from, key, StatusCodes.Status400BadRequest, "says that it is gzip and is not");
            return;
        }
        catch (TimeoutException)
        {
            from.Live.NoteCall(key, null, StatusCodes.Status408RequestTimeout, http.Request.Path, "came too slowly, and was cut off");
            http.Abort(); // an answer would wait for the rest of the body
            return;
        }
        catch (IntakeFullException full)
        {
            await TurnAwayAsync(http, from, key, full);
            return;
        }
        using var events = new EventBuffer(call.Body.Length + 4096);
        var scan = from.Store.Scan();
        try
        {
            reading(scan, call.Body, from.Now, events);
            if ((key ??= from.Keys.Find(scan.WriteKey)) is not { } good)
            {
                http.Response.Headers.WWWAuthenticate = "Basic realm=\"Perennial events\"";
                await TurnAwayAsync(http, from, null, StatusCodes.Status401Unauthorized, "There is no such write key, or it was revoked. Send it as the user of Basic authorization.", WriteKeys.StartOf(http.Request.Headers.Authorization, scan.WriteKey));
                return;
            }
            var refused = scan.Refused;
            var payloads = refused.Count == 0 ? [] : LiveEvents.Payloads(scan.RefusedAt, call.Body);
            call.Forget();
            _ = from.Keys.NoteAsync(good);
            if (from.Live.HasRoom) events.DoubledPlaces = [];
            var answer = await from.Store.TakeAsync(events);
            var status = refused.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
            from.Live.Note(good, status, events, refused, payloads);
            await AnswerAsync(http, status, answer, refused);
        }
        catch (IntakeFullException full)
        {
            await TurnAwayAsync(http, from, key, full);
        }
        finally
        {
            from.Store.Return(scan);
        }
    }

    /// <summary>Nothing of the call was taken.</summary>
    private static Task TurnAwayAsync(HttpContext http, EventDoor from, long? key, int status, string why, string? keyStart = null)
    {
        from.Live.NoteCall(key, keyStart, status, http.Request.Path, why);
        return AnswerAsync(http, status, default, [new(0, null, why)]);
    }

    private static Task TurnAwayAsync(HttpContext http, EventDoor from, long? key, IntakeFullException full)
    {
        http.Response.Headers.RetryAfter = ((int)IntakeFullException.RetryAfter.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return TurnAwayAsync(http, from, key, StatusCodes.Status503ServiceUnavailable, full.Message);
    }

    private static void AllowAnySite(HttpResponse response) => response.Headers.AccessControlAllowOrigin = "*";

    private static Task AnswerAsync(HttpContext http, int status, IntakeAnswer answer, IReadOnlyList<Refused> refused)
    {
        var buffer = new ArrayBufferWriter<byte>(96);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteBoolean(_success, status == StatusCodes.Status200OK);
            json.WriteNumber(_stored, answer.Stored);
            json.WriteNumber(_doubled, answer.Doubled);
            if (refused.Count > 0)
            {
                json.WriteStartArray(_errors);
                foreach (var (index, field, why) in refused)
                {
                    json.WriteStartObject();
                    json.WriteNumber(_index, index);
                    if (field is not null) json.WriteString(_field, field);
                    json.WriteString(_message, why);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        EventMeter.Note(status, answer, refused.Count);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = buffer.WrittenCount;
        return http.Response.BodyWriter.WriteAsync(buffer.WrittenMemory).AsTask();
    }
}
