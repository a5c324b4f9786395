using System.Text.Unicode;

namespace Perennial.App.Import.Csv;

/// <summary>
/// Reads CSV records forward over UTF-8 bytes (RFC 4180; LF, CRLF or CR). One malformed record never costs another:
/// after a fault it goes on at the line below the one on which the record began. Memory is bounded by the longest record allowed.
/// </summary>
public sealed class CsvRecords(Stream stream, byte delimiter, long offset = 0, long line = 1)
{
    public const int LongestField = 32 * 1024;
    public const int LongestRecord = 1024 * 1024;
    public const int MostColumns = 4096;
    private const byte Quote = (byte)'"', LF = (byte)'\n', CR = (byte)'\r';
    private const string Unclosed = "a quoted field is not closed: a quote is missing, or a quote inside the text is not doubled";

    private static readonly string TooLong = $"the row is longer than {LongestRecord / 1024} kB";

    private readonly byte[] _excerpt = new byte[200];
    private readonly ForwardBuffer _buffer = new(stream, LongestRecord); // it begins where the record does
    private Field[] _fields = new Field[32];
    private int _count, _length, _excerptLength;
    private long _breaks;

    /// <summary>How many fields a record must have; 0 while the header is read. Empty fields beyond it are forgiven.</summary>
    public int Columns { get; set; }

    /// <summary>The file was rewritten from another encoding: a replacement character stands where that failed, and its row is refused.</summary>
    public string? RewrittenFrom { get; init; }

    /// <summary>What is wrong with the current record; null when it is whole.</summary>
    public string? Fault { get; private set; }

    /// <summary>The field in which the fault lies, counted from 0; -1 when it is the record.</summary>
    public int FaultField { get; private set; }

    /// <summary>The line on which the current record begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Where the next record begins, in bytes from the file's start.</summary>
    public long NextOffset { get; private set; } = offset;

    /// <summary>The line on which the next record begins.</summary>
    public long NextLine { get; private set; } = line;

    public int Count => _count;

    /// <summary>A field without its quotes. Holds until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> this[int field] => _buffer.Behind(_length - _fields[field].Start, _fields[field].Length);

    /// <summary>The beginning of a record with a fault.</summary>
    public ReadOnlySpan<byte> Excerpt => _excerpt.AsSpan(0, _excerptLength);

    /// <summary>Goes to the next record that is not blank, whole or not; false at the end of the file.</summary>
    public bool Read()
    {
        while (_buffer.Has(0))
        {
            (Fault, FaultField, _count, _breaks, Line) = (null, -1, 0, 0, NextLine);
            var length = Split();
            if (Fault is null) Finish(length);
            else SkipLine();
            if (Fault is not null || _count > 1 || _fields[0].Length > 0) return true;
        }
        return false;
    }

    /// <summary>Splits the record at the buffer's start into fields; gives its length, or sets the fault.</summary>
    private int Split()
    {
        var at = 0;
        while (true)
        {
            var quoted = Has(at) && _buffer[at] == Quote;
            if (Fault is not null || !(quoted ? Quoted(ref at) : Plain(ref at))) return at;
            if (!Has(at)) return at;
            var ender = _buffer[at++];
            if (ender == delimiter) continue;
            return ender == CR && Has(at) && _buffer[at] == LF ? at + 1 : at;
        }
    }

    private bool Plain(ref int at)
    {
        var began = at;
        while (true)
        {
            var found = _buffer.From(at).IndexOfAny(delimiter, LF, CR);
            at = found < 0 ? _buffer.Length : at + found;
            if (at - began > LongestField) return Fails($"the field is longer than {LongestField / 1024} kB");
            if (found < 0 && Has(at)) continue;
            return Fault is null && Add(new Field(began, at - began));
        }
    }

    private bool Quoted(ref int at)
    {
        var began = ++at;
        var doubled = false;
        while (true)
        {
            var found = Has(at) ? _buffer.From(at).IndexOf(Quote) : -1;
            at = found < 0 ? _buffer.Length : at + found;
            if (at - began > LongestField) return Fails($"{Unclosed} (looked through {LongestField / 1024} kB)");
            if (found < 0 && Has(at)) continue;
            if (found < 0) return Fails(Unclosed);
            at++;
            var more = Has(at);
            if (Fault is not null) return false;
            var next = more ? _buffer[at] : LF;
            if (next == delimiter || next == LF || next == CR) return AddQuoted(new Field(began, at - 1 - began, doubled));
            if (next != Quote) return Fails("text follows a closing quote: a quote inside a quoted field must be doubled");
            doubled = true;
            at++;
        }
    }

    private bool AddQuoted(Field field)
    {
        var text = _buffer.Slice(field.Start, field.Length);
        if (text.IndexOfAny(LF, CR) >= 0) _breaks += Breaks(text);
        return Add(field);
    }

    private bool Add(Field field)
    {
        if (_count == MostColumns) return Fails($"the row has more than {MostColumns} columns");
        if (_count == _fields.Length) Array.Resize(ref _fields, _count * 2);
        _fields[_count++] = field;
        return true;
    }

    private bool Fails(string fault)
    {
        (Fault, FaultField) = (fault, _count);
        return false;
    }

    /// <summary>The structure is sound. Now the width, the encoding and the quotes inside.</summary>
    private void Finish(int length)
    {
        if (length > LongestRecord)
        {
            (Fault, FaultField) = (TooLong, -1);
            SkipLine();
            return;
        }
        while (Columns > 0 && _count > Columns && _fields[_count - 1].Length == 0) _count--;
        var blank = _count == 1 && _fields[0].Length == 0;
        if (Columns > 0 && _count != Columns && !blank)
        {
            (Fault, FaultField) = ($"the row has {_count} columns and the header has {Columns}", -1);
            SkipLine();
            return;
        }
        var record = _buffer.Slice(0, length);
        if (!Utf8.IsValid(record)) NotUtf8(record);
        else if (RewrittenFrom is { } encoding && record.IndexOf("\uFFFD"u8) >= 0)
        {
            Quote200(record);
            Fault = $"a character could not be read as {encoding}";
        }
        else
            for (var i = 0; i < _count; i++)
                if (_fields[i].Doubled) _fields[i] = Unquote(_fields[i]);
        _length = length;
        Advance(length, _breaks + 1);
    }

    private void NotUtf8(ReadOnlySpan<byte> record)
    {
        Quote200(record);
        for (var i = 0; i < _count; i++)
        {
            var text = record.Slice(_fields[i].Start, _fields[i].Length);
            if (Utf8.IsValid(text)) continue;
            var bad = Utf8Text.FirstBad(text);
            (Fault, FaultField) = ($"the text is not UTF-8: byte 0x{text[bad]:X2} at byte {NextOffset + _fields[i].Start + bad} of the file", i);
            return;
        }
        Fault = "the row is not UTF-8";
    }

    private Field Unquote(Field field)
    {
        var text = _buffer.Slice(field.Start, field.Length);
        int read = 0, written = 0;
        while (read < text.Length)
        {
            if (text[read] == Quote) read++;
            text[written++] = text[read++];
        }
        return new Field(field.Start, written);
    }

    /// <summary>Leaves the record and goes on below the line on which it began, however long that line is.</summary>
    private void SkipLine()
    {
        Quote200(_buffer.From(0));
        do
        {
            var found = _buffer.From(0).IndexOfAny(LF, CR);
            if (found < 0)
            {
                Advance(_buffer.Length, 0);
                continue;
            }
            Advance(_buffer[found] == CR && Has(found + 1) && _buffer[found + 1] == LF ? found + 2 : found + 1, 1);
            return;
        }
        while (_buffer.Has(0));
    }

    private void Quote200(ReadOnlySpan<byte> record)
    {
        var end = record.IndexOfAny(LF, CR);
        var text = record[..Math.Min(_excerpt.Length, end < 0 ? record.Length : end)];
        text.CopyTo(_excerpt);
        _excerptLength = text.Length;
    }

    private void Advance(int bytes, long lines)
    {
        _buffer.Advance(bytes);
        NextOffset += bytes;
        NextLine += lines;
    }

    private static int Breaks(ReadOnlySpan<byte> text)
    {
        var breaks = 0;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == LF || (text[i] == CR && (i + 1 == text.Length || text[i + 1] != LF))) breaks++;
        return breaks;
    }

    /// <summary>Whether there is a byte at the position; that a record is too long for the buffer is a fault.</summary>
    private bool Has(int position)
    {
        if (_buffer.Has(position)) return true;
        if (_buffer.IsFull) Fault ??= TooLong;
        return false;
    }

    private readonly record struct Field(int Start, int Length, bool Doubled = false);
}
