using System.Buffers;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Perennial.Usage.Events;

/// <summary>
/// Reads calls of the Segment HTTP API in one pass over their bytes: <c>identify</c>, <c>group</c>, <c>track</c>, <c>page</c>, <c>screen</c>, <c>alias</c> and batches of them.
/// One is used by one call at a time.
/// </summary>
public sealed class EventScan
{
    /// <summary>Of one message, as Segment bounds it.</summary>
    public const int MostOfOne = 32 * 1024;

    /// <summary>Of one call.</summary>
    public const int MostOfCall = 500 * 1024;

    private const int AnyDepth = 1_000_000, MostTold = 20;
    private readonly JsonWalk _walk = new();
    private readonly List<Refused> _refused = [];
    private readonly List<(int Start, int Length)> _refusedAt = [];
    private readonly List<(int Start, int Length)> _takenAt = [];
    private readonly NewId _newId;
    private readonly long _seed;
    private EventBuffer _into = null!;
    private long _receivedAt;
    private long? _sentAt;
    private bool _isValidText;

    /// <summary>An id for a message that brings none.</summary>
    public delegate UInt128 NewId(ReadOnlySpan<byte> message);

    /// <param name="seed">The workspace's own for hashes of ids.</param>
    /// <param name="newId">Ids for messages that bring none.</param>
    public EventScan(long seed, NewId newId) => (_seed, _newId) = (seed, newId);

    /// <summary>What was not taken of the last call.</summary>
    public IReadOnlyList<Refused> Refused => _refused;

    /// <summary>Where in the body each of <see cref="Refused"/> stands; what is no JSON, from the last object that begins before.</summary>
    public IReadOnlyList<(int Start, int Length)> RefusedAt => _refusedAt;

    /// <summary>Where in the body the first messages stand that were taken.</summary>
    public IReadOnlyList<(int Start, int Length)> TakenAt => _takenAt;

    /// <summary>The write key that the last call brought in its body.</summary>
    public string? WriteKey { get; private set; }

    /// <summary>The id that a message counts by, for ever.</summary>
    public static UInt128 IdOf(ReadOnlySpan<byte> messageId, long seed) => XxHash128.HashToUInt128(messageId, seed);

    /// <summary>Reads a call with one message into an empty buffer.</summary>
    public void One(ReadOnlySpan<byte> body, EventKind kind, long receivedAt, EventBuffer into)
    {
        Only(body, kind, receivedAt, into);
        if (_refused.Count > 0)
        {
            into.Clear();
            _takenAt.Clear();
        }
        Shift();
    }

    /// <summary>Reads one line of history, which says its own kind, behind what is in the buffer.</summary>
    /// <returns>Why it is refused; null when it is taken.</returns>
    public Refused? Line(ReadOnlySpan<byte> line, long receivedAt, EventBuffer into)
    {
        var before = into.Count;
        Only(line, null, receivedAt, into);
        if (_refused.Count > 0 && into.Count > before) into.DropLast();
        return _refused.Count > 0 ? _refused[0] : null;
    }

    private void Only(ReadOnlySpan<byte> body, EventKind? kind, long receivedAt, EventBuffer into)
    {
        Begin(body, receivedAt, into);
        var reader = Reader(body);
        var scratch = ArrayPool<byte>.Shared.Rent(body.Length);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) Refuse(0, null, "is no JSON object", (0, body.Length));
            else
            {
                Message(ref reader, body, scratch, kind, 0);
                if (_refused.Count == 0 && reader.Read()) Refuse(0, null, "goes on after its end", (0, body.Length));
            }
        }
        catch (JsonException broken)
        {
            Refuse(0, null, Words(broken), Around(body, reader));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    /// <summary>Reads a batch. What is good is kept; each of the others is told with its place.</summary>
    /// <param name="correct">Whether <c>sentAt</c> corrects the sender's clock: not for history.</param>
    public void Batch(ReadOnlySpan<byte> body, bool correct, long receivedAt, EventBuffer into)
    {
        Begin(body, receivedAt, into);
        var reader = Reader(body);
        var scratch = ArrayPool<byte>.Shared.Rent(body.Length);
        var index = 0;
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                Refuse(0, null, "is no JSON object", (0, body.Length));
                return;
            }
            var seen = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.ValueSpan;
                var (isBatch, isSent, isKey) = (name.SequenceEqual("batch"u8), name.SequenceEqual("sentAt"u8), name.SequenceEqual("writeKey"u8));
                reader.Read();
                if (isBatch && seen)
                {
                    Refuse(index, "batch", "stands twice", default);
                    reader.Skip();
                }
                else if (isBatch && reader.TokenType == JsonTokenType.StartArray)
                {
                    seen = true;
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        if (reader.TokenType == JsonTokenType.StartObject) Message(ref reader, body, scratch, null, index);
                        else
                        {
                            var start = (int)reader.TokenStartIndex;
                            reader.Skip();
                            Refuse(index, null, "is no JSON object", (start, (int)reader.BytesConsumed - start));
                        }
                        index++;
                    }
                }
                else if (isSent && reader.TokenType == JsonTokenType.String) _sentAt = EventTime.Parse(reader.ValueSpan);
                else if (isKey && reader.TokenType == JsonTokenType.String) WriteKey = Key(ref reader);
                else reader.Skip();
            }
            if (!seen) Refuse(0, "batch", "is missing: an array of messages", (0, body.Length));
            else if (reader.Read()) Refuse(index, null, "goes on after its end", default);
        }
        catch (JsonException broken)
        {
            Refuse(index, null, Words(broken), Around(body, reader));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
        if (correct) Shift();
    }

    private static Utf8JsonReader Reader(ReadOnlySpan<byte> body) => new(body, new JsonReaderOptions { MaxDepth = AnyDepth });

    private void Begin(ReadOnlySpan<byte> body, long receivedAt, EventBuffer into)
    {
        _refused.Clear();
        _refusedAt.Clear();
        _takenAt.Clear();
        (WriteKey, _sentAt, _receivedAt, _into, _isValidText) = (null, null, receivedAt, into, Utf8.IsValid(body));
    }

    /// <summary>What the sender's clock is off: it said when it sent, and we know when that came.</summary>
    private void Shift()
    {
        if (_sentAt is { } sent && sent != _receivedAt) _into.Shift(_receivedAt - sent);
    }

    private void Message(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, Span<byte> scratch, EventKind? kind, int index)
    {
        var (start, depth) = ((int)reader.TokenStartIndex, reader.CurrentDepth);
        var fields = new MessageFields(body, scratch);
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            var field = MessageFields.Known(ref reader);
            reader.Read();
            if (field == MessageField.Other || fields.Why is not null) reader.Skip();
            else fields.Take(field, ref reader, _walk);
        }
        var length = (int)reader.BytesConsumed - start;
        if (length > MostOfOne) fields.Refuse(null, $"is larger than {MostOfOne / 1024} kB");
        else if (!_isValidText && !Utf8.IsValid(body.Slice(start, length))) fields.Refuse(null, "is not UTF-8");
        if (fields.SentAt is { } sent) _sentAt ??= sent;
        WriteKey ??= fields.WriteKey;
        if (!fields.Draft(kind, _receivedAt, out var draft))
        {
            Refuse(index, fields.Field, fields.Why!, (start, length));
            return;
        }
        draft.Id = fields.MessageId.IsEmpty ? _newId(body.Slice(start, length)) : IdOf(fields.MessageId, _seed);
        _into.Add(draft);
        if (_takenAt.Count < MostTold) _takenAt.Add((start, length));
    }

    private static string? Key(ref Utf8JsonReader reader) => reader.ValueSpan.Length is > 0 and < 200 && !reader.ValueIsEscaped ? Encoding.UTF8.GetString(reader.ValueSpan) : null;

    private void Refuse(int index, string? field, string why, (int Start, int Length) at)
    {
        _refused.Add(new(index, field, why));
        _refusedAt.Add(at);
    }

    private static (int Start, int Length) Around(ReadOnlySpan<byte> body, in Utf8JsonReader reader)
    {
        var start = Math.Max(0, body[..(int)reader.BytesConsumed].LastIndexOf((byte)'{'));
        return (start, body.Length - start);
    }

    private static string Words(JsonException broken) => $"is not JSON at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}";
}
