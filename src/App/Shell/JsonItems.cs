using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Perennial.App.Shell;

/// <summary>
/// A list of items in a request, <c>[...]</c> or <c>{"items": [...]}</c>, each read by itself: a bad item is named by its index and costs no good one.
/// Only a text that is not JSON at all is refused as a whole.
/// </summary>
public sealed record JsonItems<T>(IReadOnlyList<(int Index, T Item)> Good, IReadOnlyList<ProblemPlace> Refused);

public static class JsonItems
{
    private const int DepthToPassOver = 1000;

    /// <exception cref="BadHttpRequestException">The text is not JSON, or not a list.</exception>
    public static async Task<JsonItems<T>> ReadAsync<T>(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType()) throw new BadHttpRequestException("Send the list as application/json.", StatusCodes.Status415UnsupportedMediaType);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        try
        {
            return Read<T>(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("The request's JSON cannot be taken.", StatusCodes.Status400BadRequest, e);
        }
    }

    internal static JsonItems<T> Read<T>(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DepthToPassOver });
        var (good, refused) = (new List<(int, T)>(), new List<ProblemPlace>());
        ToList(ref reader);
        var wrapped = reader.CurrentDepth > 0;
        try
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) One(json, ref reader, good, refused);
        }
        catch (JsonException e)
        {
            throw new JsonException(e.Message, $"$[{good.Count + refused.Count}]", e.LineNumber, e.BytePositionInLine, e);
        }
        Ended(ref reader, wrapped);
        return new JsonItems<T>(good, refused);
    }

    private static void One<T>(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, List<(int, T)> good, List<ProblemPlace> refused)
    {
        var index = good.Count + refused.Count;
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        try
        {
            var item = JsonSerializer.Deserialize<T>(json[start..(int)reader.BytesConsumed], StrictJson.Options);
            if (item is null) refused.Add(new ProblemPlace("This may not be null.", Index: index));
            else good.Add((index, item));
        }
        catch (JsonException e)
        {
            refused.Add(JsonPlace.OfItem(e, index));
        }
    }

    private static void ToList(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("items"u8)) throw new JsonException("A list is expected, or an object with nothing but \"items\".");
            reader.Read();
        }
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A list is expected, or an object with nothing but \"items\".");
    }

    private static void Ended(ref Utf8JsonReader reader, bool wrapped)
    {
        if (wrapped && (!reader.Read() || reader.TokenType != JsonTokenType.EndObject)) throw new JsonException("Beside \"items\" nothing is known here.");
        if (reader.Read()) throw new JsonException("There is more after the list's end.");
    }
}
