namespace Perennial.App.Import.Kinds;

/// <summary>The values of an event row.</summary>
public static class EventSlot
{
    public const int Timestamp = 0, Event = 1, UserId = 2, AccountId = 3, SubscriptionId = 4, MessageId = 5, Count = 6, DurationSeconds = 7, Properties = 8, Slots = 9;
}
