using System.Text.Json.Serialization;

namespace Perennial.App.Shell;

/// <summary>One thing wrong and where: the item's index in a list, the line of a file, the field.</summary>
public sealed record ProblemPlace(
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Index = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Line = null);
