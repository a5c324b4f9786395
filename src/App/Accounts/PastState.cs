using System.Text.Json;

namespace Perennial.App.Accounts;

/// <summary>What facts said of one account, each later one over those before.</summary>
internal sealed class PastState
{
    private readonly Dictionary<string, string?> _fields = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _custom = new(StringComparer.Ordinal);

    public string? this[string field] => _fields.GetValueOrDefault(field);
    public string? Name => this["name"];
    public string? Parent { get => this["parent_id"]; set => _fields["parent_id"] = value; }
    public IReadOnlyList<string> Tags { get; private set; } = [];
    public IReadOnlyList<string> CoOwners { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Custom => _custom;
    public DateTimeOffset UpdatedAt { get; private set; }

    public void Apply(JsonElement fields, DateTimeOffset recordedAt)
    {
        if (recordedAt > UpdatedAt) UpdatedAt = recordedAt;
        foreach (var field in fields.EnumerateObject())
        {
            if (field.NameEquals("tags")) Tags = Texts(field.Value);
            else if (field.NameEquals("co_owners")) CoOwners = Texts(field.Value);
            else if (field.NameEquals("custom")) Take(field.Value);
            else if (field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null) _fields[field.Name] = field.Value.GetString();
        }
    }

    public IEnumerable<AccountCustom> CustomValues(AccountId account) => _custom.Select(custom => AccountCustom.Of(account, custom.Key, custom.Value));

    private void Take(JsonElement custom)
    {
        foreach (var field in custom.EnumerateObject())
        {
            if (field.Value.GetString() is { } value) _custom[field.Name] = value;
            else _custom.Remove(field.Name);
        }
    }

    private static IReadOnlyList<string> Texts(JsonElement list) => list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(text => text.GetString()).OfType<string>()] : [];
}
