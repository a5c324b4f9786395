using System.Text.Json;
using Perennial.App.Import.Fields;
using Perennial.App.Import.Rows;
using Perennial.Usage.Events;

namespace Perennial.App.Import.Kinds;

public sealed class EventsKind : ImportKind
{
    public override string Name => "events";
    public override string Title => "Events";
    public override string About => "What was done in the product, one row an event. Also as lines of JSON, as Segment writes them. A row that came before adds nothing. Events that were taken stay: check a file first.";
    public override ImportTarget Target => ImportTarget.Events;
    public override int Slots => EventSlot.Slots;
    public override bool CanBeTakenBack => false;
    public override int OtherSlot => EventSlot.Properties;
    public override string OtherColumns => "are kept as properties of the event";

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("timestamp", EventSlot.Timestamp, InstantType.Instance, "When it happened.") { Required = true, Aliases = ["time", "occurred_at", "event_time", "datetime", "date", "day", "ts"] },
        new("event", EventSlot.Event, TextType.Name, "What happened.") { Required = true, Aliases = ["event_name", "action", "feature", "feature_name"] },
        new("user_id", EventSlot.UserId, TextType.Name, "Who did it.") { Aliases = ["user", "userid", "distinct_id", "person_id"] },
        new("account_id", EventSlot.AccountId, TextType.Name, "The account they did it for.") { Aliases = ["account", "group_id", "company_id", "customer_id", "organization_id"] },
        new("subscription_id", EventSlot.SubscriptionId, TextType.Name, "A subscription of the account, where the file does not name the account itself.") { Aliases = ["subscription"] },
        new("message_id", EventSlot.MessageId, TextType.Name, "An id that this event alone has; without one, rows that say the same are told apart by their number.") { Aliases = ["event_id", "id", "insert_id", "uuid", "usage_id"] },
        new("count", EventSlot.Count, new NumberType(atMost: EventRecord.MostCount), "How often it happened, where a row stands for many.") { Aliases = ["quantity", "usage_count", "times"] },
        new("duration_seconds", EventSlot.DurationSeconds, new NumberType(atMost: EventRecord.MostSeconds), "How long it took.") { Aliases = ["duration", "seconds", "usage_duration_secs"] },
        new("properties", EventSlot.Properties, JsonObjectType.Instance, "What else is known of it, as a JSON object; other columns where there is none.") { Aliases = ["props"] },
    ];

    public override void Complete(RowDraft row)
    {
        if (!row.Has(EventSlot.UserId) && !row.Has(EventSlot.AccountId) && !row.Has(EventSlot.SubscriptionId)) row.Refuse("user_id", null, "is empty, and account_id and subscription_id too: one of them says whose event it is");
        foreach (var (slot, name) in (ReadOnlySpan<(int, string)>)[(EventSlot.Event, "event"), (EventSlot.UserId, "user_id"), (EventSlot.AccountId, "account_id"), (EventSlot.SubscriptionId, "subscription_id"), (EventSlot.MessageId, "message_id")])
            if (row[slot].Length > Longest) row.Refuse(name, row.Text(slot), $"is longer than {Longest} bytes");
    }

    private const int Longest = 400;
}
