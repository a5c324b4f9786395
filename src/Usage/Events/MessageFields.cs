using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Perennial.Usage.Events;

/// <summary>The fields of one message as they are met, in whatever order.</summary>
internal ref struct MessageFields(ReadOnlySpan<byte> body, Span<byte> scratch)
{
    private readonly ReadOnlySpan<byte> _body = body;
    private readonly Span<byte> _scratch = scratch;
    private int _used;
    private uint _met;
    private Part _type, _user, _anonymous, _previous, _group, _contextGroup, _event, _name, _properties, _traits, _messageId;
    private long? _timestamp, _original;
    private long _count = 1, _milliseconds;

    /// <summary>Where a text stands: in the body, or unescaped in the scratch.</summary>
    private readonly record struct Part(int Start, int Length, bool IsPlain)
    {
        public bool IsEmpty => Length == 0;
    }

    public readonly ReadOnlySpan<byte> MessageId => Of(_messageId);
    public long? SentAt { get; private set; }
    public string? WriteKey { get; private set; }

    /// <summary>The first thing that is wrong.</summary>
    public string? Why { get; private set; }
    public string? Field { get; private set; }

    public void Refuse(string? field, string why)
    {
        if (Why is null) (Field, Why) = (field, why);
    }

    public static MessageField Known(ref Utf8JsonReader reader)
    {
        var name = reader.ValueSpan;
        return name.Length switch
        {
            4 => name.SequenceEqual("type"u8) ? MessageField.Type : name.SequenceEqual("name"u8) ? MessageField.Name : MessageField.Other,
            5 => name.SequenceEqual("event"u8) ? MessageField.Event : name.SequenceEqual("count"u8) ? MessageField.Count : MessageField.Other,
            6 => name.SequenceEqual("userId"u8) ? MessageField.UserId : name.SequenceEqual("traits"u8) ? MessageField.Traits : name.SequenceEqual("sentAt"u8) ? MessageField.SentAt : MessageField.Other,
            7 => name.SequenceEqual("groupId"u8) ? MessageField.GroupId : name.SequenceEqual("context"u8) ? MessageField.Context : MessageField.Other,
            8 => name.SequenceEqual("writeKey"u8) ? MessageField.WriteKey : MessageField.Other,
            9 => name.SequenceEqual("messageId"u8) ? MessageField.MessageId : name.SequenceEqual("timestamp"u8) ? MessageField.Timestamp : MessageField.Other,
            10 => name.SequenceEqual("properties"u8) ? MessageField.Properties : name.SequenceEqual("previousId"u8) ? MessageField.PreviousId : MessageField.Other,
            11 => name.SequenceEqual("anonymousId"u8) ? MessageField.AnonymousId : MessageField.Other,
            16 => name.SequenceEqual("duration_seconds"u8) ? MessageField.DurationSeconds : MessageField.Other,
            17 => name.SequenceEqual("originalTimestamp"u8) ? MessageField.OriginalTimestamp : MessageField.Other,
            _ => MessageField.Other,
        };
    }

    /// <param name="field">Which one, not <see cref="MessageField.Other"/>.</param>
    /// <param name="reader">On the value's first token; left on its last.</param>
    /// <param name="walk">For values that are kept as they came.</param>
    public void Take(MessageField field, scoped ref Utf8JsonReader reader, JsonWalk walk)
    {
        if ((_met & 1u << (int)field) != 0)
        {
            Refuse(Name(field), "stands twice");
            reader.Skip();
            return;
        }
        _met |= 1u << (int)field;
        if (reader.TokenType == JsonTokenType.Null) return;
        switch (field)
        {
            case MessageField.Type: _type = Text(field, ref reader); break;
            case MessageField.MessageId: _messageId = Text(field, ref reader); break;
            case MessageField.UserId: _user = Text(field, ref reader); break;
            case MessageField.AnonymousId: _anonymous = Text(field, ref reader); break;
            case MessageField.PreviousId: _previous = Text(field, ref reader); break;
            case MessageField.GroupId: _group = Text(field, ref reader); break;
            case MessageField.Event: _event = Text(field, ref reader); break;
            case MessageField.Name: _name = Text(field, ref reader); break;
            case MessageField.Timestamp: _timestamp = Moment(field, ref reader); break;
            case MessageField.OriginalTimestamp: _original = Moment(field, ref reader); break;
            case MessageField.SentAt: SentAt = Moment(field, ref reader); break;
            case MessageField.Count: _count = Number(field, ref reader, 1, EventRecord.MostCount); break;
            case MessageField.DurationSeconds: _milliseconds = Number(field, ref reader, 1000, EventRecord.MostSeconds); break;
            case MessageField.WriteKey: WriteKey = Text(field, ref reader) is { IsEmpty: false } key ? Encoding.UTF8.GetString(Of(key)) : null; break;
            case MessageField.Properties: _properties = Kept(field, ref reader, walk); break;
            case MessageField.Traits: _traits = Kept(field, ref reader, walk); break;
            case MessageField.Context: GroupOf(ref reader); break;
        }
    }

    /// <summary>The message as it is stored, but for its id.</summary>
    /// <returns>False when something is missing or wrong, which <see cref="Why"/> then says.</returns>
    public bool Draft(EventKind? called, long receivedAt, out EventDraft draft)
    {
        draft = new() { ReceivedAt = receivedAt, Count = _count, Milliseconds = _milliseconds, Group = Of(_group.IsEmpty ? _contextGroup : _group) };
        if (called is null && Kind() is null) Refuse("type", "is none of track, page, screen, identify, group and alias");
        draft.Kind = called ?? Kind() ?? EventKind.Track;
        draft.IsTimeGiven = (_timestamp ?? _original) is not null;
        draft.At = _timestamp ?? _original ?? receivedAt;
        draft.Properties = draft.Kind is EventKind.Identify or EventKind.Group ? Of(_traits) : Of(_properties);
        draft.IsAnonymous = _user.IsEmpty;
        draft.User = Of(_user.IsEmpty ? _anonymous : _user);
        draft.Name = draft.Kind switch
        {
            EventKind.Track => Of(_event),
            EventKind.Page or EventKind.Screen => Of(_name),
            EventKind.Identify => _user.IsEmpty ? default : Of(_anonymous),
            EventKind.Alias => Of(_previous),
            _ => default,
        };
        if (draft.User.IsEmpty) Refuse("userId", "is missing, and anonymousId too: one of them says who it was");
        if (draft.Kind == EventKind.Track && draft.Name.IsEmpty) Refuse("event", "is missing: what happened");
        if (draft.Kind == EventKind.Group && draft.Group.IsEmpty) Refuse("groupId", "is missing: the account's id");
        if (draft.Kind == EventKind.Alias && (_previous.IsEmpty || _user.IsEmpty)) Refuse(_user.IsEmpty ? "userId" : "previousId", "is missing: an alias joins two ids");
        return Why is null;
    }

    private readonly ReadOnlySpan<byte> Of(Part part) => part.IsPlain ? _scratch.Slice(part.Start, part.Length) : _body.Slice(part.Start, part.Length);

    private readonly EventKind? Kind() => Of(_type) switch
    {
        var t when t.SequenceEqual("track"u8) => EventKind.Track,
        var t when t.SequenceEqual("page"u8) => EventKind.Page,
        var t when t.SequenceEqual("screen"u8) => EventKind.Screen,
        var t when t.SequenceEqual("identify"u8) => EventKind.Identify,
        var t when t.SequenceEqual("group"u8) => EventKind.Group,
        var t when t.SequenceEqual("alias"u8) => EventKind.Alias,
        _ => null,
    };

    private Part Text(MessageField field, scoped ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && field is (MessageField.UserId or MessageField.GroupId or MessageField.PreviousId)) return new((int)reader.TokenStartIndex, reader.ValueSpan.Length, false);
        if (reader.TokenType != JsonTokenType.String)
        {
            Refuse(Name(field), "is no text");
            reader.Skip();
            return default;
        }
        if (!reader.ValueIsEscaped) return Trimmed(field, (int)reader.TokenStartIndex + 1, reader.ValueSpan, false);
        if (JsonWalk.Plain(ref reader, _scratch[_used..], out var text) is { } why)
        {
            Refuse(Name(field), why);
            return default;
        }
        var start = _used;
        _used += text.Length;
        return Trimmed(field, start, text, true);
    }

    private Part Trimmed(MessageField field, int start, scoped ReadOnlySpan<byte> text, bool isPlain)
    {
        var (left, length) = (0, text.Length);
        if (length > 0 && (text[0] <= ' ' || text[^1] <= ' '))
        {
            left = length - text.TrimStart(" \t"u8).Length;
            length = text.Trim(" \t"u8).Length;
        }
        if (length <= EventRecord.MostText) return new(start + left, length, isPlain);
        Refuse(Name(field), $"is longer than {EventRecord.MostText} bytes");
        return default;
    }

    private long? Moment(MessageField field, scoped ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && JsonWalk.Plain(ref reader, _scratch[_used..], out var text) is null && EventTime.Parse(text) is { } moment) return moment;
        Refuse(Name(field), "is no moment in ISO 8601 between 1970 and 2200");
        reader.Skip();
        return null;
    }

    private long Number(MessageField field, scoped ref Utf8JsonReader reader, int scale, int most)
    {
        if (reader.TokenType == JsonTokenType.Number && Utf8Parser.TryParse(reader.ValueSpan, out decimal value, out var used) && used == reader.ValueSpan.Length && value >= 0 && value <= most)
            return (long)decimal.Round(value * scale);
        Refuse(Name(field), $"is no number from 0 to {most}");
        reader.Skip();
        return 0;
    }

    private Part Kept(MessageField field, scoped ref Utf8JsonReader reader, JsonWalk walk)
    {
        var start = (int)reader.TokenStartIndex;
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        var why = walk.Through(ref reader, _scratch[_used..], 1);
        if (!isObject) Refuse(Name(field), "is no JSON object");
        else if (why is not null) Refuse(Name(field), why);
        return Why is null ? new(start, (int)reader.BytesConsumed - start, false) : default;
    }

    private void GroupOf(scoped ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        var (depth, met) = (reader.CurrentDepth, false);
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            var isGroup = reader.ValueSpan.SequenceEqual("groupId"u8);
            reader.Read();
            if (isGroup && met) Refuse("groupId", "stands twice in the context");
            met |= isGroup;
            if (isGroup && reader.TokenType is (JsonTokenType.String or JsonTokenType.Number)) _contextGroup = Text(MessageField.GroupId, ref reader);
            else reader.Skip();
        }
    }

    private static string Name(MessageField field) => field switch
    {
        MessageField.Type => "type",
        MessageField.MessageId => "messageId",
        MessageField.UserId => "userId",
        MessageField.AnonymousId => "anonymousId",
        MessageField.PreviousId => "previousId",
        MessageField.GroupId => "groupId",
        MessageField.Event => "event",
        MessageField.Name => "name",
        MessageField.Timestamp => "timestamp",
        MessageField.OriginalTimestamp => "originalTimestamp",
        MessageField.SentAt => "sentAt",
        MessageField.Properties => "properties",
        MessageField.Traits => "traits",
        MessageField.Context => "context",
        MessageField.Count => "count",
        MessageField.DurationSeconds => "duration_seconds",
        MessageField.WriteKey => "writeKey",
        _ => "",
    };
}
