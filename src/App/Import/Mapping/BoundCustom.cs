using System.Text.Encodings.Web;
using System.Text.Json;

namespace Perennial.App.Import.Mapping;

/// <summary>A custom field with where its value comes from: one that the mapping names, or a column that is kept under its own name.</summary>
/// <param name="Name">The field's name, or the column's.</param>
/// <param name="Shown">As errors call it.</param>
/// <param name="Source">Where the value comes from.</param>
internal sealed record BoundCustom(string Name, string Shown, BoundSource Source)
{
    /// <summary>As JSON has the name.</summary>
    public JsonEncodedText Json { get; } = JsonEncodedText.Encode(Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}
