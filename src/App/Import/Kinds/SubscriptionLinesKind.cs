using Perennial.App.Import.Fields;
using Perennial.App.Import.Rows;

namespace Perennial.App.Import.Kinds;

public sealed class SubscriptionLinesKind : ImportKind
{
    private static readonly ChoiceType LineKinds = new(["recurring", "metered", "one_off", "refund"], new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["oneoff"] = "one_off",
        ["one_time"] = "one_off",
        ["usage"] = "metered",
    });

    private static readonly ChoiceType Intervals = new(["day", "week", "month", "quarter", "year"], new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["daily"] = "day",
        ["weekly"] = "week",
        ["monthly"] = "month",
        ["quarterly"] = "quarter",
        ["yearly"] = "year",
        ["annual"] = "year",
        ["annually"] = "year",
    });

    private static readonly ChoiceType Durations = new(["once", "repeating", "forever"]);

    public override string Name => "subscription-lines";
    public override string Title => "Subscription lines";
    public override string About => "The full form of revenue: one row is one version of one line of a subscription. A change of quantity or price is a further row with the same line_id, whose start ends the one before.";
    public override ImportTarget Target => ImportTarget.SubscriptionLines;
    public override int Slots => LineSlot.Count;
    public override int OtherSlot => LineSlot.Extra;
    public override int RecordedSlot => LineSlot.RecordedAt;
    public override string OtherColumns => "are kept beside the row for the data-quality checks";

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("account_id", LineSlot.AccountExternalId, TextType.Id, "The account that pays; one that is not known yet is created.") { Required = true, Aliases = ["customer_id", "account", "customer"] },
        new("subscription_id", LineSlot.SubscriptionId, TextType.Id, "Your own id of the subscription.") { Required = true, Aliases = ["subscription"] },
        new("line_id", LineSlot.LineId, TextType.Id, "Your own id of the line; with start it is the key of the row.") { Required = true, Aliases = ["subscription_line_id", "line", "item_id", "subscription_item_id"] },
        new("product", LineSlot.Product, TextType.Name, "What is subscribed to.") { Aliases = ["product_name", "plan"] },
        new("kind", LineSlot.Kind, LineKinds, "recurring, metered, one_off or refund; recurring where it is empty.") { Aliases = ["line_kind"] },
        new("quantity", LineSlot.Quantity, new NumberType(atMost: 10_000_000_000), "How many; 1 where it is empty.") { Aliases = ["qty"] },
        new("unit_price", LineSlot.UnitPrice, NumberType.Signed, "The price of one for one billing interval, before discounts; negative for refunds only.") { Required = true, Aliases = ["price"] },
        new("currency", LineSlot.Currency, CurrencyType.Instance, "ISO 4217 code; the workspace currency where it is empty.") { Aliases = ["currency_code"] },
        new("interval", LineSlot.BillingInterval, Intervals, "day, week, month, quarter or year: what unit_price pays for. A recurring line needs it.") { Aliases = ["billing_interval", "billing_frequency", "billing_period"] },
        new("interval_count", LineSlot.IntervalCount, new WholeType(1, 1200), "How many intervals unit_price pays for; 1 where it is empty."),
        new("start", LineSlot.StartAt, MomentType.Any, "The first day of the line.") { Required = true, Aliases = ["start_date", "started_at", "start_at"] },
        new("end", LineSlot.EndAt, MomentType.Any, "The first day no longer covered; empty while it runs.") { Aliases = ["end_date", "ended_at", "end_at"] },
        new("trial_start", LineSlot.TrialStart, MomentType.Any, "The first day of the unpaid trial.") { Aliases = ["trial_start_date"] },
        new("trial_end", LineSlot.TrialEnd, MomentType.Any, "The first paid day after the trial.") { Aliases = ["trial_end_date"] },
        new("cancelled_at", LineSlot.CancelledAt, MomentType.Any, "When the customer cancelled; service goes on to the end.") { Aliases = ["canceled_at"] },
        new("past_due_from", LineSlot.PastDueFrom, MomentType.Any, "The day of the first failed payment.") { Aliases = ["past_due_since"] },
        new("dunning_ends", LineSlot.DunningEnds, MomentType.Any, "The day on which collection is given up.") { Aliases = ["dunning_end"] },
        new("paused_from", LineSlot.PausedFrom, MomentType.Any, "The first paused day.") { Aliases = ["pause_start"] },
        new("paused_to", LineSlot.PausedTo, MomentType.Any, "The first day no longer paused.") { Aliases = ["pause_end"] },
        new("discount_percent", LineSlot.DiscountPercent, NumberType.Percent, "Off the price, 0 to 100."),
        new("discount_amount", LineSlot.DiscountAmount, NumberType.NotNegative, "Off the price of one billing interval of the line, in its currency."),
        new("discount_duration", LineSlot.DiscountDuration, Durations, "once, repeating or forever. Where it is empty, a discount with an end is repeating and one without is forever."),
        new("discount_end", LineSlot.DiscountEnd, MomentType.Any, "The first day no longer discounted."),
        new("recorded_at", LineSlot.RecordedAt, MomentType.Any, "When this became known; the start of the import where it is empty. A later one supersedes an earlier one of the same key."),
    ];

    public override void Complete(RowDraft row)
    {
        row.Default(LineSlot.Kind, "recurring"u8);
        row.Default(LineSlot.Quantity, "1"u8);
        row.Default(LineSlot.Currency, row.Context.Currency);
        row.Default(LineSlot.IntervalCount, "1"u8);
        if (row.Has(LineSlot.DiscountPercent) || row.Has(LineSlot.DiscountAmount))
            row.Default(LineSlot.DiscountDuration, row.Has(LineSlot.DiscountEnd) ? "repeating"u8 : "forever"u8);
        LineRules.Check(row, "start", "end", "unit_price");
    }
}
