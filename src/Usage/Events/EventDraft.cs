using System.Buffers.Binary;

namespace Perennial.Usage.Events;

/// <summary>What was read of one message, before it is a record.</summary>
internal ref struct EventDraft
{
    public EventKind Kind;
    public bool IsAnonymous, IsTimeGiven;
    public UInt128 Id;
    public long At, ReceivedAt, Count, Milliseconds;
    public ReadOnlySpan<byte> User, Group, Name, Properties;

    public readonly int Length => EventRecord.Head + User.Length + Group.Length + Name.Length + Properties.Length;

    public readonly void WriteTo(Span<byte> to)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to, Length);
        to[4] = (byte)Kind;
        to[5] = (byte)((IsAnonymous ? EventRecord.AnonymousUser : 0) | (IsTimeGiven ? EventRecord.TimeGiven : 0));
        BinaryPrimitives.WriteUInt16LittleEndian(to[6..], (ushort)User.Length);
        BinaryPrimitives.WriteUInt128LittleEndian(to[8..], Id);
        BinaryPrimitives.WriteInt64LittleEndian(to[24..], At);
        BinaryPrimitives.WriteInt64LittleEndian(to[32..], ReceivedAt);
        BinaryPrimitives.WriteUInt16LittleEndian(to[40..], (ushort)Group.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(to[42..], (ushort)Name.Length);
        BinaryPrimitives.WriteInt32LittleEndian(to[44..], Properties.Length);
        BinaryPrimitives.WriteInt64LittleEndian(to[48..], Count);
        BinaryPrimitives.WriteInt64LittleEndian(to[56..], Milliseconds);
        var at = EventRecord.Head;
        Put(User, to, ref at);
        Put(Group, to, ref at);
        Put(Name, to, ref at);
        Put(Properties, to, ref at);
    }

    private static void Put(ReadOnlySpan<byte> text, Span<byte> to, ref int at)
    {
        text.CopyTo(to[at..]);
        at += text.Length;
    }
}
