using System.Text.Json;

namespace Perennial.App.Customers;

/// <summary>Fields to write, by the API's names. What is not in it stays as it is; null clears a field.</summary>
internal sealed class RecordItem : Dictionary<string, JsonElement>
{
    public RecordItem() : base(StringComparer.Ordinal)
    {
    }

    public RecordItem Set(string field, string? value)
    {
        this[field] = JsonSerializer.SerializeToElement(string.IsNullOrWhiteSpace(value) ? null : value.Trim());
        return this;
    }

    public RecordItem Set(string field, IReadOnlyList<string> values)
    {
        this[field] = values.Count == 0 ? JsonSerializer.SerializeToElement<string?>(null) : JsonSerializer.SerializeToElement(values);
        return this;
    }

    public RecordItem SetCustom(IReadOnlyDictionary<string, string?> values)
    {
        if (values.Count > 0) this["custom"] = JsonSerializer.SerializeToElement(values);
        return this;
    }
}
