using System.Text;
using Perennial.App.Import.Csv;

namespace Perennial.Tests.App.Import;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("a\nbc\n")]
    [InlineData("a\r\nbc\r\n\r\nlast")]
    [InlineData("\n\n")]
    [InlineData("")]
    public void Each_line_is_read_and_a_reader_that_begins_behind_any_of_them_goes_on_there(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var whole = Read(bytes, 0, 1);
        whole.Select(l => l.Text).ShouldBe(text.Split('\n').SkipLast(text.EndsWith('\n') || text.Length == 0 ? 1 : 0).Select(l => l.TrimEnd('\r')));
        for (var i = 0; i < whole.Count; i++) Read(bytes, whole[i].NextOffset, whole[i].NextLine).ShouldBe(whole[(i + 1)..]);
    }

    [Fact]
    public void A_line_without_end_is_passed_by_and_the_next_is_read()
    {
        var bytes = Encoding.UTF8.GetBytes("one\n" + new string('x', 3 * LineReader.Longest + 5) + "\nthree\n" + new string('y', LineReader.Longest + 1));
        var lines = Read(bytes, 0, 1);
        lines.Select(l => (l.Text[..Math.Min(5, l.Text.Length)], l.IsTooLong, l.NextLine)).ShouldBe([("one", false, 2), ("xxxxx", true, 3), ("three", false, 4), ("yyyyy", true, 5)]);
        lines[^1].NextOffset.ShouldBe(bytes.Length);
    }

    private static List<(string Text, bool IsTooLong, long NextOffset, long NextLine)> Read(byte[] bytes, long offset, long line)
    {
        var found = new List<(string, bool, long, long)>();
        var lines = new LineReader(new MemoryStream(bytes[(int)offset..]), offset, line);
        while (lines.Read()) found.Add((Encoding.UTF8.GetString(lines.Text).TrimEnd('\r'), lines.IsTooLong, lines.NextOffset, lines.NextLine));
        return found;
    }
}
