namespace Perennial.App.Import.Csv;

/// <summary>A window that moves forward over a stream. Positions count from its start, so that it may move and grow underneath.</summary>
internal sealed class ForwardBuffer(Stream stream, int longest)
{
    private byte[] _bytes = new byte[256 * 1024];
    private int _start, _end;
    private bool _finished;

    /// <summary>The window may not grow any more, although the stream goes on.</summary>
    public bool IsFull { get; private set; }

    public int Length => _end - _start;

    public byte this[int position] => _bytes[_start + position];

    public Span<byte> From(int position) => _bytes.AsSpan(_start + position, _end - _start - position);

    public Span<byte> Slice(int position, int length) => _bytes.AsSpan(_start + position, length);

    /// <summary>Whether there is a byte at the position, reading on if need be.</summary>
    public bool Has(int position) => _start + position < _end || More();

    /// <summary>Moves the window's start. What was before it can be looked at with <see cref="Behind"/> until more is read.</summary>
    public void Advance(int bytes) => _start += bytes;

    public ReadOnlySpan<byte> Behind(int distance, int length) => _bytes.AsSpan(_start - distance, length);

    private bool More()
    {
        IsFull = false;
        if (_finished) return false;
        if (_start > 0)
        {
            Array.Copy(_bytes, _start, _bytes, 0, _end - _start);
            (_end, _start) = (_end - _start, 0);
        }
        if (_end == _bytes.Length)
        {
            if (_end > longest)
            {
                IsFull = true;
                return false;
            }
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }
        var read = stream.Read(_bytes, _end, _bytes.Length - _end);
        _finished = read == 0;
        _end += read;
        return read > 0;
    }
}
