using System.Text.Json;

namespace Perennial.App.Shell.Charts;

/// <summary>What a chart says at one place, for the readout that follows the pointer and the arrow keys.</summary>
public sealed record Reading(double X, string Title, IReadOnlyList<Reading.Row> Rows)
{
    /// <param name="Tone">Class of the dot: <c>f1</c>, <c>m-new</c>.</param>
    /// <param name="Y">Where the dot lies on the line, in pixels; null for none.</param>
    public sealed record Row(string Name, string Value, string Tone, double? Y);

    public static string Json(IEnumerable<Reading> readings) => JsonSerializer.Serialize(readings, JsonSerializerOptions.Web);
}
