using Microsoft.AspNetCore.Http;
using Perennial.Client;

namespace Perennial.App.Import.Pages;

/// <summary>A mapping as a form sends it: for each field its column and the value where the cell is empty.</summary>
internal static class MappingForm
{
    public const string Present = "mapping", Column = "column.", Value = "value.";

    /// <param name="form">As sent.</param>
    /// <param name="before">Whose meanings of words and conditions stay with their columns: the form does not show them for change.</param>
    public static ImportMapping Read(IFormCollection form, ImportMapping before)
    {
        var columns = new Dictionary<string, ImportSource>(StringComparer.Ordinal);
        foreach (var key in form.Keys.Where(k => k.StartsWith(Column, StringComparison.Ordinal)))
        {
            var field = key[Column.Length..];
            var (column, value) = (Text(form, key), Text(form, Value + field));
            if (column is null && value is null) continue;
            columns[field] = before.Columns.GetValueOrDefault(field) is { } known && known.Column == column ? known with { Value = value } : new ImportSource { Column = column, Value = value };
        }
        return before with
        {
            Columns = columns,
            Custom = form["others"] == "none" ? [] : before.Custom is { Count: > 0 } ? before.Custom : null,
            Decimal = Text(form, "decimal") == "," ? "," : null,
            Thousands = Text(form, "thousands"),
            Dates = Text(form, "dates") is { } dates ? dates.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : null,
        };
    }

    private static string? Text(IFormCollection form, string name) => form[name].ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
