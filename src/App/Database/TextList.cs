using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Perennial.App.Database;

/// <summary>A short list of texts in one column: a JSON array, for showing. What is searched has a table of its own.</summary>
internal static class TextList
{
    /// <summary>What stands between the words of a list that somebody writes.</summary>
    public static readonly char[] Separators = [';', ',', '|', '\n'];

    public static readonly ValueConverter<IReadOnlyList<string>, string> Converter = new(list => Write(list), text => Read(text));

    public static readonly ValueComparer<IReadOnlyList<string>> Comparer = new(
        (a, b) => Write(a!) == Write(b!), list => StringComparer.Ordinal.GetHashCode(Write(list)), list => list);

    public static string Write(IReadOnlyList<string> list) => JsonSerializer.Serialize(list, CustomFields.Json);

    public static IReadOnlyList<string> Read(string text) => JsonSerializer.Deserialize<string[]>(text, CustomFields.Json)!;
}
