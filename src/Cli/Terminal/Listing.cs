using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace Perennial.Cli.Terminal;

/// <summary>A list in the format asked for: a table for people, JSON or CSV for programs.</summary>
internal static class Listing
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync<T>(this Screen screen, IReadOnlyList<T> rows, JsonTypeInfo<IReadOnlyList<T>> type, IReadOnlyList<Column<T>> columns, string whenEmpty)
    {
        if (screen.Format == "json") await screen.WriteJsonAsync(rows, type);
        else if (screen.Format == "csv") WriteCsv(screen.Out, rows, [.. columns.Where(c => !c.OnlyTable)]);
        else if (rows.Count == 0) await screen.SayAsync(whenEmpty);
        else WriteTable(screen, rows, [.. columns.Where(c => !c.OnlyCsv)]);
    }

    public static async Task WriteJsonAsync<T>(this Screen screen, T value, JsonTypeInfo<T> type)
    {
        using var buffer = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(buffer, Indented)) JsonSerializer.Serialize(writer, value, type);
        await screen.Out.WriteLineAsync(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void WriteCsv<T>(TextWriter to, IReadOnlyList<T> rows, Column<T>[] columns)
    {
        to.Write(string.Join(',', columns.Select(c => Cells.Csv(c.Name))) + "\r\n");
        foreach (var row in rows) to.Write(string.Join(',', columns.Select(c => Cells.Csv(c.Value(row)))) + "\r\n");
    }

    /// <summary>Names and values of one thing, below each other; what is empty is left out.</summary>
    public static void WriteFacts(this Screen screen, IReadOnlyList<(string Name, string? Value)> facts)
    {
        var width = facts.Max(fact => fact.Name.Length);
        foreach (var (name, value) in facts.Where(fact => !string.IsNullOrEmpty(fact.Value))) screen.Out.WriteLine($"{name.Replace('_', ' ').PadRight(width)}  {value}");
    }

    private static void WriteTable<T>(Screen screen, IReadOnlyList<T> rows, Column<T>[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns) table.AddColumn(new TableColumn(new Text(column.Name.Replace('_', ' '))) { NoWrap = column.Right, Alignment = column.Right ? Justify.Right : Justify.Left });
        foreach (var row in rows) table.AddRow(columns.Select(c => new Text((c.Shown is null ? Cells.Exact(c.Value(row)) : c.Shown(row)) ?? "")));
        using var text = new StringWriter();
        Plain(text).Write(table);
        foreach (var line in text.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)) screen.Out.WriteLine(line);
    }

    /// <summary>Without colours anywhere; as wide as the window where there is one, and never folded in a file or a pipe.</summary>
    private static IAnsiConsole Plain(TextWriter to)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(to) });
        console.Profile.Width = Screen.IsTerminal && Console.WindowWidth > 20 ? Console.WindowWidth : 10_000;
        return console;
    }
}
