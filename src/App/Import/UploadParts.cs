using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Perennial.App.Import.Csv;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Mapping;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Import;

/// <summary>What comes with an uploaded file, from the address or from the parts of a form. The file itself is streamed.</summary>
internal sealed record UploadParts(string? Kind, string? FileName, string? Encoding, string? Mapping, bool DryRun, bool Hold)
{
    private const int LongestPart = 512 * 1024;

    /// <exception cref="BadHttpRequestException">A form that is broken or has no file.</exception>
    public static async Task<(UploadParts Parts, Stream File)> OfAsync(HttpRequest request, UploadParts said, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)) return (said, request.Body);
        // A browser's form was read already where its token was looked for.
        if (request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IFormFeature>()?.Form is { } form) return OfForm(form, said);
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary)) throw new BadHttpRequestException("The form has no boundary.");
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                if (section.AsFileSection() is { } file) return (said.With("fileName", file.FileName), file.FileStream!);
                if (section.AsFormDataSection() is { } part) said = said.With(part.Name, await TextAsync(section, cancellation));
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form cannot be read: " + e.Message, e);
        }
        throw new BadHttpRequestException("The form has no file. Send it as the last part, named file.");
    }

    /// <summary>Checks what was said; gives the problem, or the upload.</summary>
    public ProblemHttpResult? Upload(out ImportUpload? upload)
    {
        upload = null;
        ImportMapping? mapping = null;
        try
        {
            if (!string.IsNullOrWhiteSpace(Mapping)) mapping = MappingText.Read(Mapping);
        }
        catch (MappingException e)
        {
            return Problems.Field("mapping", e.Message);
        }
        var name = string.IsNullOrEmpty(Kind) ? mapping?.Kind : Kind;
        if (ImportKinds.Find(name) is not { } kind)
            return Problems.Field("kind", name is null ? $"Say which kind of rows the file holds: {ImportKinds.Names}." : $"'{Utf8Text.Excerpt(System.Text.Encoding.UTF8.GetBytes(name))}' is no kind. There are {ImportKinds.Names}.");
        upload = new ImportUpload(kind, FileName ?? kind.Name + ".csv", string.IsNullOrWhiteSpace(Encoding) ? null : Encoding.Trim(), mapping, DryRun, Hold);
        return null;
    }

    private static (UploadParts Parts, Stream File) OfForm(IFormCollection form, UploadParts said)
    {
        foreach (var (name, value) in form) said = said.With(name, value.ToString());
        return form.Files is [var file, ..] ? (said.With("fileName", file.FileName), file.OpenReadStream()) : throw new BadHttpRequestException("The form has no file.");
    }

    private UploadParts With(string name, string value) => name switch
    {
        "kind" => this with { Kind = value },
        "fileName" => string.IsNullOrEmpty(FileName) ? this with { FileName = value } : this,
        "encoding" => this with { Encoding = value },
        "mapping" => this with { Mapping = value },
        "dryRun" => this with { DryRun = IsYes(value) },
        "hold" => this with { Hold = IsYes(value) },
        _ => this,
    };

    private static bool IsYes(string value) => value is "true" or "on" or "1" or "yes";

    private static async Task<string> TextAsync(MultipartSection section, CancellationToken cancellation)
    {
        var buffer = new byte[LongestPart + 1];
        var read = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return read > LongestPart ? throw new BadHttpRequestException("A part of the form is longer than 512 kB.") : System.Text.Encoding.UTF8.GetString(buffer, 0, read);
    }
}
