namespace Perennial.App.Import.Csv;

/// <summary>Lines of a file with where each ends, in bounded memory. A line that is too long is told and passed by.</summary>
/// <param name="stream">From where the first line begins.</param>
/// <param name="offset">Where that is in the file.</param>
/// <param name="line">The number of that line.</param>
internal sealed class LineReader(Stream stream, long offset, long line)
{
    public const int Longest = 256 * 1024;
    private const int Excerpt = 200;
    private readonly ForwardBuffer _buffer = new(stream, Longest);
    private byte[]? _excerpt;
    private int _length, _behind;

    /// <summary>Where the next line begins, in bytes from the file's start.</summary>
    public long NextOffset { get; private set; } = offset;
    public long NextLine { get; private set; } = line;
    public bool IsTooLong => _excerpt is not null;

    /// <summary>The line, or the beginning of one that is too long. Holds until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Text => _excerpt ?? _buffer.Slice(0, _length);

    /// <summary>Goes to the next line; false at the end of the file.</summary>
    public bool Read()
    {
        _buffer.Advance(_behind);
        (_behind, _excerpt) = (0, null);
        if (!_buffer.Has(0)) return false;
        _length = End();
        while (_length > Longest)
        {
            _excerpt ??= [.. _buffer.Slice(0, Excerpt)];
            NextOffset += _length;
            _buffer.Advance(_length);
            _length = _buffer.Has(0) ? End() : 0;
        }
        _behind = _buffer.Has(_length) ? _length + 1 : _length;
        (NextOffset, NextLine) = (NextOffset + _behind, NextLine + 1);
        return true;
    }

    /// <summary>Where the line ends, or more than it may have.</summary>
    private int End()
    {
        for (var at = 0; ;)
        {
            var found = _buffer.From(at).IndexOf((byte)'\n');
            if (found >= 0) return at + found;
            at = _buffer.Length;
            if (at > Longest || !_buffer.Has(at)) return at;
        }
    }
}
