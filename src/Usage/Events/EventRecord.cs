using System.Buffers.Binary;

namespace Perennial.Usage.Events;

/// <summary>
/// One message as the spool keeps it, in bytes: a head of 64 and the texts behind it. Little-endian:
/// length of the whole (u32), kind (u8), flags (u8), length of the user (u16), message id (u128), at and received (i64, microseconds of UTC),
/// lengths of group and name (u16 each) and of the properties (u32), count (i64), duration in milliseconds (i64); then user, group, name and properties in UTF-8.
/// </summary>
public readonly ref struct EventRecord(ReadOnlySpan<byte> bytes)
{
    public const int Head = 64, MostText = 512;

    /// <summary>Of one event: how often and how long. So no sum of any number of events that will ever be goes beyond 64 bits.</summary>
    public const int MostCount = 1_000_000_000, MostSeconds = 10_000_000;
    internal const byte AnonymousUser = 1, TimeGiven = 2;
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Length => BinaryPrimitives.ReadInt32LittleEndian(_bytes);
    public EventKind Kind => (EventKind)_bytes[4];
    public bool IsAnonymous => (_bytes[5] & AnonymousUser) != 0;
    public UInt128 Id => IdOf(_bytes);
    public long At => BinaryPrimitives.ReadInt64LittleEndian(_bytes[24..]);
    public long ReceivedAt => BinaryPrimitives.ReadInt64LittleEndian(_bytes[32..]);
    public long Count => BinaryPrimitives.ReadInt64LittleEndian(_bytes[48..]);
    public long Milliseconds => BinaryPrimitives.ReadInt64LittleEndian(_bytes[56..]);
    public ReadOnlySpan<byte> User => _bytes.Slice(Head, UserLength);
    public ReadOnlySpan<byte> Group => _bytes.Slice(Head + UserLength, GroupLength);

    /// <summary>The event's, page's or screen's name; of an alias the id that somebody had before.</summary>
    public ReadOnlySpan<byte> Name => _bytes.Slice(Head + UserLength + GroupLength, NameLength);

    /// <summary>Properties or traits: a JSON object, empty when there are none.</summary>
    public ReadOnlySpan<byte> Properties => _bytes[(Head + UserLength + GroupLength + NameLength)..Length];

    private int UserLength => BinaryPrimitives.ReadUInt16LittleEndian(_bytes[6..]);
    private int GroupLength => BinaryPrimitives.ReadUInt16LittleEndian(_bytes[40..]);
    private int NameLength => BinaryPrimitives.ReadUInt16LittleEndian(_bytes[42..]);

    internal static int LengthOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt32LittleEndian(record);
    internal static UInt128 IdOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt128LittleEndian(record[8..]);
}
