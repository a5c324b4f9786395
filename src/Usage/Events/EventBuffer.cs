using System.Buffers;
using System.Buffers.Binary;

namespace Perennial.Usage.Events;

/// <summary>Records one after another in rented memory, as one call brought them.</summary>
public sealed class EventBuffer : IDisposable
{
    private byte[] _bytes;

    public EventBuffer(int capacity = 4096) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Count { get; private set; }
    public int Length { get; private set; }
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    internal ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    internal void Add(in EventDraft draft)
    {
        var length = draft.Length;
        draft.WriteTo(Room(length));
        (Length, Count) = (Length + length, Count + 1);
    }

    /// <summary>Moves the time of every record that has one of its own, by what the sender's clock was off. What would leave all bounds happened when it came.</summary>
    internal void Shift(long microseconds)
    {
        for (var at = 0; at < Length; at += EventRecord.LengthOf(_bytes.AsSpan(at)))
        {
            var record = _bytes.AsSpan(at);
            if ((record[5] & EventRecord.TimeGiven) == 0) continue;
            var moved = BinaryPrimitives.ReadInt64LittleEndian(record[24..]) + microseconds;
            BinaryPrimitives.WriteInt64LittleEndian(record[24..], moved is >= EventTime.Least and < EventTime.End ? moved : BinaryPrimitives.ReadInt64LittleEndian(record[32..]));
        }
    }

    /// <summary>The ids of all records.</summary>
    internal void IdsTo(List<UInt128> ids)
    {
        for (var at = 0; at < Length; at += EventRecord.LengthOf(_bytes.AsSpan(at))) ids.Add(EventRecord.IdOf(_bytes.AsSpan(at)));
    }

    /// <summary>Where ids that came before are put, for who wants to know them.</summary>
    public HashSet<UInt128>? Doubled { get; set; }

    /// <summary>Where the places of records with such an id are put, from 0, for who wants to know them.</summary>
    public HashSet<int>? DoubledPlaces { get; set; }

    /// <summary>The records that the question says yes to, in order; the buffer stays as it is, to be tried again.</summary>
    /// <param name="isNew">Of an id.</param>
    /// <param name="to">Where they are put, side by side ones together.</param>
    /// <returns>How many there are.</returns>
    internal int Fresh(Func<UInt128, bool> isNew, List<ReadOnlyMemory<byte>> to)
    {
        var (fresh, from, place) = (0, 0, 0);
        Doubled?.Clear();
        DoubledPlaces?.Clear();
        for (var at = 0; at < Length; place++)
        {
            var record = _bytes.AsSpan(at);
            var next = at + EventRecord.LengthOf(record);
            if (isNew(EventRecord.IdOf(record))) fresh++;
            else
            {
                Doubled?.Add(EventRecord.IdOf(record));
                DoubledPlaces?.Add(place);
                if (at > from) to.Add(_bytes.AsMemory(from, at - from));
                from = next;
            }
            at = next;
        }
        if (Length > from) to.Add(_bytes.AsMemory(from, Length - from));
        return fresh;
    }

    public void Clear() => (Length, Count) = (0, 0);

    internal void DropLast()
    {
        var at = 0;
        while (at + EventRecord.LengthOf(_bytes.AsSpan(at)) < Length) at += EventRecord.LengthOf(_bytes.AsSpan(at));
        (Length, Count) = (at, Count - 1);
    }

    /// <summary>Puts a message at the end that did not come as JSON.</summary>
    /// <param name="id">That it counts by.</param>
    /// <param name="at">Microseconds since 1970 in UTC.</param>
    public void Track(UInt128 id, long at, long receivedAt, ReadOnlySpan<byte> user, ReadOnlySpan<byte> group, ReadOnlySpan<byte> name, ReadOnlySpan<byte> properties, long count, long milliseconds) =>
        Add(new EventDraft { Kind = EventKind.Track, Id = id, At = at, ReceivedAt = receivedAt, User = user, Group = group, Name = name, Properties = properties, Count = count, Milliseconds = milliseconds });

    public void Dispose()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        (Length, Count) = (0, 0);
    }

    private Span<byte> Room(int more)
    {
        if (Length + more > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, Length + more));
            Bytes.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
        return _bytes.AsSpan(Length, more);
    }
}
