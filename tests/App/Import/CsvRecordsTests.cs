using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Perennial.App.Import.Csv;

namespace Perennial.Tests.App.Import;

public sealed class CsvRecordsTests
{
    [Theory]
    [InlineData("a,b\nc,d\n", "1:a|b", "2:c|d")]
    [InlineData("a,b\r\nc,d", "1:a|b", "2:c|d")]
    [InlineData("a,b\rc,d\r", "1:a|b", "2:c|d")]
    [InlineData("\n\na,b\n\n\r\nc,d\n\n", "3:a|b", "6:c|d")]
    [InlineData("\"a\",\"b\"\n\"\",\n", "1:a|b", "2:|")]
    [InlineData("\"say \"\"hi\"\"\",b\n", "1:say \"hi\"|b")]
    [InlineData("\"two\nlines\",b\nc,d\n", "1:two\nlines|b", "3:c|d")]
    [InlineData("\"two\r\nlines\",b\r\nc,d\r\n", "1:two\r\nlines|b", "3:c|d")]
    [InlineData("5\" pipe,b\n", "1:5\" pipe|b")]
    [InlineData("a,b,,\nc,d,\n", "1:a|b", "2:c|d")]
    [InlineData("ü,\U0001F600\n", "1:ü|\U0001F600")]
    [InlineData("a,\"b\"", "1:a|b")]
    public void Well_formed_records_are_read(string text, params string[] records) => Read(text).ShouldBe(records);

    [Theory]
    [InlineData("a,b\nc\nd,e\n", "1:a|b", "2! 1 columns", "3:d|e")]
    [InlineData("a,b\nc,d,x\ne,f\n", "1:a|b", "2! 3 columns", "3:e|f")]
    [InlineData("a,\"b\nc,d\ne,f\n", "1! not closed", "2:c|d", "3:e|f")]
    [InlineData("a,\"b\nc,\"d\"\n", "1! text follows", "2:c|d")]
    [InlineData("\"a\"x,b\nc,d\n", "1! text follows", "2:c|d")]
    [InlineData("\"a\nb\",c,d\ne,f\n", "1! 3 columns", "2! 3 columns", "3:e|f")]
    [InlineData("\"a\"", "1! 1 columns")]
    [InlineData("a,\"", "1! not closed")]
    public void A_malformed_record_is_named_by_its_line_and_costs_no_other(string text, params string[] records)
    {
        var read = Read(text);
        read.Count.ShouldBe(records.Length, string.Join(" / ", read));
        foreach (var (got, expected) in read.Zip(records))
        {
            if (expected.Contains('!', StringComparison.Ordinal)) (got.StartsWith(expected.Split(' ')[0], StringComparison.Ordinal) && got.Contains(expected[3..], StringComparison.Ordinal)).ShouldBeTrue($"{got} for {expected}");
            else got.ShouldBe(expected);
        }
    }

    [Fact]
    public void A_field_or_row_that_is_too_long_costs_only_its_own_line()
    {
        var text = $"a,b\n{new string('x', 10_000_000)},c\n\"{new string('y', 2_000_000)}\",d\n{string.Join(',', Enumerable.Repeat(new string('z', 30_000), 50))}\ne,f\n";
        var read = Read(text);
        read[0].ShouldBe("1:a|b");
        read[1].ShouldStartWith("2! the field is longer than 32 kB");
        read[2].ShouldStartWith("3! a quoted field is not closed");
        read[3].ShouldStartWith("4! the row is longer than 1024 kB");
        read[4].ShouldBe("5:e|f");
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_named_by_their_place()
    {
        byte[] text = [.. "a,b\n"u8, .. "c,d"u8, 0xC3, 0x28, (byte)'\n', .. "e,"u8, 0xED, 0xA0, 0x80, (byte)'\n', .. "f,g\n"u8];
        var read = Read(text);
        read.ShouldBe(["1:a|b", "2! the text is not UTF-8: byte 0xC3 at byte 7 of the file", "3! the text is not UTF-8: byte 0xED at byte 12 of the file", "4:f|g"]);
    }

    [Fact]
    public void The_watermark_lets_a_second_reader_go_on_where_the_first_stopped()
    {
        var text = Encoding.UTF8.GetBytes("a,b\n\"c\nc\",d\nx\n\ne,f\r\ng,h");
        var all = Read(text);
        var records = new CsvRecords(new MemoryStream(text), (byte)',') { Columns = 2 };
        for (var done = 0; done <= all.Count; done++)
        {
            using var rest = new MemoryStream(text) { Position = records.NextOffset };
            Read(new CsvRecords(rest, (byte)',', records.NextOffset, records.NextLine) { Columns = 2 }).ShouldBe(all.Skip(done));
            records.Read();
        }
    }

    [Fact]
    public void Whatever_one_quote_breaks_every_other_row_is_read()
    {
        var cells = Gen.Elements("a", "", "12.50", "two words", "ü", "it's", "2024-01-31");
        var quoted = Gen.Elements("\"q\"", "\"\"", "\"a \"\"b\"\" c\"", "\"x;y\"");
        var rows = Gen.ArrayOf(Gen.ArrayOf(Gen.OneOf(cells, cells, quoted), 3).Select(r => string.Join(',', r)), 8);
        var cases = rows.SelectMany(r => Gen.Choose(0, 7).SelectMany(row => Gen.Choose(0, 40).Select(at => (Rows: r, Row: row, At: at))));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var whole = c.Rows.Select((r, i) => "k" + i + "," + r).ToList();
            var broken = whole[c.Row].Insert(Math.Min(c.At, whole[c.Row].Length), "\"");
            var text = string.Concat(whole.Select((r, i) => (i == c.Row ? broken : r) + "\n"));
            var read = Read(text, columns: 4);
            var expected = Read(string.Concat(whole.Select((r, i) => (i == c.Row ? "" : r) + "\n")), columns: 4);
            return read.Where(r => !r.StartsWith($"{c.Row + 1}:", StringComparison.Ordinal) && !r.StartsWith($"{c.Row + 1}!", StringComparison.Ordinal)).SequenceEqual(expected);
        }));
    }

    [Fact]
    public void What_is_read_does_not_depend_on_how_the_stream_is_cut()
    {
        var text = Encoding.UTF8.GetBytes("a,\"b\"\"b\"\r\n\"c\r\nc\",d\r\nx\r\n\"y,z\r\ne,\"f\"\r\n" + new string('k', 300_000) + ",v\r\ng,h\r\n");
        var whole = Read(text);
        foreach (var step in new[] { 1, 2, 3, 7, 4096 }) Read(new CsvRecords(new SlowStream(text, step), (byte)',') { Columns = 2 }).ShouldBe(whole);
    }

    private static List<string> Read(string text, int columns = 2) => Read(Encoding.UTF8.GetBytes(text), columns);

    private static List<string> Read(byte[] text, int columns = 2) => Read(new CsvRecords(new MemoryStream(text), (byte)',') { Columns = columns });

    private static List<string> Read(CsvRecords records)
    {
        var read = new List<string>();
        while (records.Read())
            read.Add(records.Fault is { } fault ? $"{records.Line}! {fault}" : $"{records.Line}:{string.Join('|', Enumerable.Range(0, records.Count).Select(i => Encoding.UTF8.GetString(records[i])))}");
        return read;
    }

    private sealed class SlowStream(byte[] content, int step) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, step));
    }
}
