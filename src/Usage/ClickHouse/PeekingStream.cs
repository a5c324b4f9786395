namespace Perennial.Usage.ClickHouse;

/// <summary>A stream read through a buffer, which can say whether anything is left.</summary>
internal sealed class PeekingStream(Stream from) : Stream
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _at, _end;

    public bool IsAtEnd => _at == _end && !Fill();

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> into)
    {
        if (IsAtEnd) return 0;
        var length = Math.Min(into.Length, _end - _at);
        _buffer.AsSpan(_at, length).CopyTo(into);
        _at += length;
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override int ReadByte() => IsAtEnd ? -1 : _buffer[_at++];
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) from.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        (_at, _end) = (0, from.Read(_buffer, 0, _buffer.Length));
        return _end > 0;
    }
}
