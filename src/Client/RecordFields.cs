using System.Text.Json.Nodes;

namespace Perennial.Client;

/// <summary>
/// Fields of a record to write, each as text. They are called as in files (<c>owner_email</c>) or in the API (<c>ownerEmail</c>); custom fields stand behind <c>custom.</c>
/// What is not in it stays as it is; an empty text clears a field; lists have semicolons between. The server checks every value.
/// </summary>
public sealed class RecordFields
{
    private const string Custom = "custom.";

    internal JsonObject Json { get; } = [];

    public RecordFields Set(string name, string value)
    {
        if (name.StartsWith(Custom, StringComparison.Ordinal))
        {
            if (Json["custom"] is not JsonObject custom) Json["custom"] = custom = [];
            custom[name[Custom.Length..]] = value;
        }
        else Json[NameOf(name)] = value;
        return this;
    }

    /// <summary>A field as the API calls it: <c>ownerEmail</c> for <c>owner_email</c>; a custom one stays as it is.</summary>
    public static string NameOf(string name) => name.StartsWith(Custom, StringComparison.Ordinal) ? name
        : string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
}
