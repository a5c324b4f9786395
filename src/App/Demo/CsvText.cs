using System.Globalization;
using System.Text;

namespace Perennial.App.Demo;

/// <summary>Writes the demo's files as anybody's export would look.</summary>
internal sealed class CsvText(string header)
{
    private readonly StringBuilder _text = new(header + "\n");

    public int Rows { get; private set; }

    public CsvText Row(params ReadOnlySpan<object?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) _text.Append(',');
            _text.Append(Quoted(Said(cells[i])));
        }
        _text.Append('\n');
        Rows++;
        return this;
    }

    public override string ToString() => _text.ToString();

    private static string Said(object? cell) => cell switch
    {
        null => "",
        string text => text,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.########", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"No text for {cell.GetType()}."),
    };

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
