using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Perennial.App.Shell;

/// <summary>
/// A thing's version as an ETag, so that nobody overwrites what they have not seen and nobody fetches what they have.
/// <code>if (context.Refuses(ETags.Of(row.Version)) is { } refusal) return refusal;</code>
/// </summary>
public static class ETags
{
    public static EntityTagHeaderValue Of(long version) => new($"\"{version.ToString(CultureInfo.InvariantCulture)}\"");

    public static EntityTagHeaderValue Of(string content) => new($"\"{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 12))}\"");

    /// <summary>Sends the tag, and answers 304 to a reader who has it already and 412 to a writer who means another version.</summary>
    public static IResult? Refuses(this HttpContext context, EntityTagHeaderValue current)
    {
        var asked = context.Request.GetTypedHeaders();
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        context.Response.GetTypedHeaders().ETag = current;
        if (asked.IfMatch is { Count: > 0 } wanted && !wanted.Any(tag => Same(tag, current, strong: true)))
            return Problems.Of(StatusCodes.Status412PreconditionFailed, "It was changed meanwhile. Read it again, then decide.");
        if (!reads) return null;
        context.Response.Headers.CacheControl = "private, no-cache";
        return asked.IfNoneMatch.Any(tag => Same(tag, current, strong: false)) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : null;
    }

    private static bool Same(EntityTagHeaderValue asked, EntityTagHeaderValue current, bool strong) =>
        asked.Equals(EntityTagHeaderValue.Any) || asked.Compare(current, strong);
}
