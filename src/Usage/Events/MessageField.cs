namespace Perennial.Usage.Events;

/// <summary>The fields of a message that mean something here.</summary>
internal enum MessageField { Other, Type, MessageId, UserId, AnonymousId, PreviousId, GroupId, Event, Name, Timestamp, OriginalTimestamp, SentAt, Properties, Traits, Context, Count, DurationSeconds, WriteKey }
