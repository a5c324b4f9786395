using System.Buffers.Binary;
using System.Security.Cryptography;
using Perennial.App.Import.Kinds;

namespace Perennial.App.Import.Rows;

/// <summary>
/// Accepted rows, packed: every value is a slice of one buffer, in the order of its slot, so that a million rows make no objects.
/// Beside them the refusals, and how far into the file the batch reaches.
/// </summary>
public sealed class RowBatch(ImportKind kind)
{
    private const int NotGiven = -1, GivenEmpty = -2;

    private byte[] _text = new byte[256 * 1024];
    private int[] _ends = new int[kind.Slots * 1024];
    private int[] _starts = new int[kind.Slots * 1024];
    private long[] _places = new long[1024];
    private long[] _digests = new long[1024];
    private int _used;

    public ImportKind Kind { get; } = kind;
    public int Count { get; private set; }
    public List<RowError> Errors { get; } = [];
    public int RefusedRows { get; private set; }

    /// <summary>Accepted and refused.</summary>
    public int Rows => Count + RefusedRows;
    public int Bytes => _used;

    /// <summary>Where the first row after this batch begins.</summary>
    public long NextOffset { get; set; }
    public long NextLine { get; set; }

    public void Clear()
    {
        (Count, RefusedRows, _used) = (0, 0, 0);
        Errors.Clear();
    }

    public long Place(int row) => _places[row];

    /// <summary>The first 64 bits of a hash of everything the row says, apart from when it was recorded.</summary>
    public long Digest(int row) => _digests[row];

    public bool Has(int row, int slot) => _starts[row * Kind.Slots + slot] >= 0;

    /// <summary>Whether the source had the field at all: with a value, or empty.</summary>
    public bool IsGiven(int row, int slot) => _starts[row * Kind.Slots + slot] != NotGiven;

    public ReadOnlySpan<byte> this[int row, int slot]
    {
        get
        {
            var at = row * Kind.Slots + slot;
            return _starts[at] < 0 ? [] : _text.AsSpan(_starts[at], _ends[at] - _starts[at]);
        }
    }

    public void Refuse(IReadOnlyList<RowError> errors)
    {
        RefusedRows++;
        Errors.AddRange(errors);
    }

    public void Add(RowDraft draft)
    {
        if (Count == _places.Length) Grow();
        var (from, said) = (_used, _used);
        for (var slot = 0; slot < Kind.Slots; slot++)
        {
            var at = Count * Kind.Slots + slot;
            var state = draft.State(slot);
            if (state != RowDraft.Given.Value)
            {
                _starts[at] = state == RowDraft.Given.Empty ? GivenEmpty : NotGiven;
                continue;
            }
            if (slot == Kind.RecordedSlot) said = _used;
            var value = draft[slot];
            Ensure(value.Length + 2);
            // The slot's number and a separator keep "a, bc" and "ab, c" apart in the digest.
            _text[_used++] = 0x1F;
            _text[_used++] = (byte)slot;
            _starts[at] = _used;
            value.CopyTo(_text.AsSpan(_used));
            _ends[at] = _used += value.Length;
        }
        _places[Count] = draft.Place;
        _digests[Count++] = Hash(_text.AsSpan(from, (said > from ? said : _used) - from));
    }

    private static long Hash(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    private void Ensure(int bytes)
    {
        if (_used + bytes > _text.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, _used + bytes));
    }

    private void Grow()
    {
        Array.Resize(ref _places, Count * 2);
        Array.Resize(ref _digests, Count * 2);
        Array.Resize(ref _starts, Count * 2 * Kind.Slots);
        Array.Resize(ref _ends, Count * 2 * Kind.Slots);
    }
}
