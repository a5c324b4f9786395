using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Perennial.Client;

namespace Perennial.App.Shell;

/// <summary>The sort key of a page's last row, closed to the caller: where the next page goes on.</summary>
public static class Cursor
{
    public static string Of(params ReadOnlySpan<object> parts)
    {
        var texts = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++) texts[i] = Convert.ToString(parts[i], CultureInfo.InvariantCulture) ?? "";
        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(texts));
    }

    /// <summary>The rows after a key, of rows in the ordinal order of their keys, and where the next page goes on.</summary>
    public static Page<T> Page<T>(IReadOnlyList<T> rows, Func<T, string> key, int limit, string? after)
    {
        var page = rows.Where(row => after is null || string.CompareOrdinal(key(row), after) > 0).Take(limit + 1).ToList();
        return page.Count <= limit ? new(page, null) : new(page[..limit], Of(key(page[limit - 1])));
    }

    /// <exception cref="BadFieldException">The text is not a cursor of this many parts.</exception>
    public static IReadOnlyList<string> Read(string cursor, int parts)
    {
        try
        {
            if (JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(cursor), StrictJson.Options) is { } read && read.Length == parts && !read.Contains(null)) return read!;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
        }
        throw new BadFieldException("cursor", "This cursor is not one of this list's. Begin again without a cursor.");
    }

    /// <summary>A part that is a number, as <see cref="Of"/> wrote it.</summary>
    public static long Number(string part) =>
        long.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : throw new BadFieldException("cursor", "This cursor is not one of this list's. Begin again without a cursor.");
}
