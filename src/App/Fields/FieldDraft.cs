using Microsoft.AspNetCore.Http;
using Perennial.Client;

namespace Perennial.App.Fields;

/// <summary>A definition as somebody wants it.</summary>
/// <param name="Field">Of a new one; made of the label when empty.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Type">As the API writes it.</param>
/// <param name="Options">What a choice may be.</param>
/// <param name="LiesAhead">Of a day.</param>
public sealed record FieldDraft(string Field, string Label, string Type, IReadOnlyList<string> Options, bool LiesAhead)
{
    public static FieldDraft Of(CustomField field) => new(field.Field, field.Label, CustomField.WordOf(field.Type), field.Options, field.LiesAhead);

    public static FieldDraft Of(NewCustomField field) => new(field.Field ?? "", field.Label ?? "", field.Type ?? "", field.Options ?? [], field.LiesAhead);

    public static FieldDraft Read(IFormCollection form) => new(form["field"].ToString(), form["label"].ToString(), form["type"].ToString(),
        form["options"].ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), form["liesAhead"] == "yes");

    public FieldDraft With(CustomFieldChange change) => this with { Label = change.Label ?? Label, Type = change.Type ?? Type, Options = change.Options ?? Options, LiesAhead = change.LiesAhead ?? LiesAhead };
}
