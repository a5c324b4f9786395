using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Perennial.App.Database;
using Perennial.App.Database.Bulk;
using Perennial.App.Import.Fields;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Import;

/// <summary>Takes rows as JSON, through the same checks and writers as files. All good items are in one transaction; a bad one costs none of them.</summary>
public sealed class BulkRows(Workspace workspace, WorkspaceTerms terms, FactsChanged changed, TimeProvider clock)
{
    public async Task<BulkResult> WriteAsync(ImportKind kind, JsonItems<Dictionary<string, JsonElement>> items, ChangeNote note, CancellationToken cancellation)
    {
        var context = await terms.ContextAsync(FieldFormats.Invariant, cancellation);
        var draft = new RowDraft(kind, context);
        var batch = new RowBatch(kind);
        foreach (var (index, item) in items.Good)
        {
            draft.Begin(index);
            foreach (var (name, value) in item) Give(kind, draft, name, value);
            draft.Finish(batch);
        }
        using var writer = new BatchWriter(workspace, kind.Target, new WriteTerms(null, clock.GetUtcNow(), DryRun: false, context.Zone), note);
        var counts = await writer.WriteAsync(batch, cancellation);
        if (counts.New + counts.Changed > 0) changed.Raise();
        var errors = items.Refused.Select(r => new RefusedPlace(r.Message, r.Field, r.Index))
            .Concat(batch.Errors.Select(e => new RefusedPlace(e.Message, e.Field is null ? null : JsonName(kind, e.Field), (int)e.Place))).OrderBy(e => e.Index);
        return new BulkResult(new ImportCounts(counts.New, counts.Changed, counts.Unchanged, counts.Refused + items.Refused.Count), [.. errors]) { ChangeId = writer.ChangeId is > 0 and var change ? change : null };
    }

    /// <summary>A field as the API writes it: <c>accountId</c> for <c>account_id</c>.</summary>
    internal static string JsonName(ImportField field) => JsonNamingPolicy.CamelCase.ConvertName(string.Concat(field.Name.Split('_').Select(p => char.ToUpperInvariant(p[0]) + p[1..])));

    internal static string JsonName(ImportKind kind, string field) => kind.Field(field) is { } known ? JsonName(known) : field;

    private static void Give(ImportKind kind, RowDraft draft, string name, JsonElement value)
    {
        if (name == "custom" && kind.OtherSlot >= 0) GiveOthers(draft, value);
        else if (kind.Fields.FirstOrDefault(f => JsonName(f) == name) is not { } field)
            draft.Refuse(name, null, $"is not known here; there are {string.Join(", ", kind.Fields.Select(JsonName))}{(kind.OtherSlot >= 0 ? " and custom" : "")}");
        else if (value.ValueKind == JsonValueKind.Array && field.Type is TagsType or ListType) draft.Give(field, Encoding.UTF8.GetBytes(string.Join('\n', value.EnumerateArray().Select(Text))));
        else if (Text(value) is { } text) draft.Give(field, Encoding.UTF8.GetBytes(text));
        else draft.Refuse(field.Name, null, $"expected {field.Type.Expects}, as well-formed text");
    }

    private static void GiveOthers(RowDraft draft, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null) return;
        if (value.ValueKind != JsonValueKind.Object)
        {
            draft.Refuse("custom", null, "expected an object of texts");
            return;
        }
        foreach (var property in value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            if (property.Name.Length is 0 or > 200 || property.Name.Any(char.IsControl)) draft.Refuse("custom", null, "a custom field's name is 1 to 200 characters without controls");
            else if (Text(property.Value) is { } text) draft.GiveOther(JsonEncodedText.Encode(property.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping), property.Name, "custom." + property.Name, Encoding.UTF8.GetBytes(text));
            else draft.Refuse("custom." + property.Name, null, "expected well-formed text, a number, true or false");
        }
    }

    /// <summary>The value as a cell of a file would have it; empty for null, and null for what is no single value or no Unicode.</summary>
    internal static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                JsonValueKind.Null => "",
                JsonValueKind.Undefined or JsonValueKind.Object or JsonValueKind.Array or _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
