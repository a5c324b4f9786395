using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Perennial.App.Shell;

/// <summary>Rows streamed as CSV (RFC 4180, UTF-8). A text cell that a spreadsheet would run as a formula is prefixed.</summary>
public sealed class CsvAnswer(string fileName, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<object?>> rows) : IResult, IEndpointMetadataProvider
{
    public CsvAnswer(string fileName, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows) : this(fileName, header, rows.ToAsyncEnumerable())
    {
    }

    /// <summary>?format=csv, where JSON is the usual answer.</summary>
    internal static ParameterWords Format { get; } = new("format", "csv for a file instead of JSON.");

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), ["text/csv"]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        await using var writer = new StreamWriter(httpContext.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        await writer.WriteAsync(Line(header));
        await foreach (var row in rows.WithCancellation(httpContext.RequestAborted)) await writer.WriteAsync(Line(row));
    }

    public static string Line(IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    public static string Cell(object? value) => value switch
    {
        null => "",
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        string text => Quoted(Safe(text)),
        IFormattable other => Quoted(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => Quoted(Safe(value.ToString() ?? "")),
    };

    private static string Safe(string text)
    {
        var first = text.AsSpan().TrimStart(' ');
        return first.Length > 0 && "=+-@\t\r".Contains(first[0], StringComparison.Ordinal) ? "'" + text : text;
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny("\",\r\n") || text.StartsWith(' ') || text.EndsWith(' ') ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
}
