using System.Text;
using Perennial.App.Shell;

namespace Perennial.App.Demo;

/// <summary>A file of the demo, as anybody's export would look.</summary>
internal sealed class CsvText(string header)
{
    private readonly StringBuilder _text = new(header + "\r\n");

    public int Rows { get; private set; }

    public CsvText Row(params ReadOnlySpan<object?> cells)
    {
        _text.Append(CsvAnswer.Line(cells.ToArray()));
        Rows++;
        return this;
    }

    public override string ToString() => _text.ToString();
}
