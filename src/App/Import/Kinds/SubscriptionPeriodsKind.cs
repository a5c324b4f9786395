using Perennial.App.Import.Fields;
using Perennial.App.Import.Rows;

namespace Perennial.App.Import.Kinds;

/// <summary>The simple form of revenue: a row is one stretch of a subscription at one monthly amount, in the workspace currency.</summary>
public sealed class SubscriptionPeriodsKind : ImportKind
{
    public override string Name => "subscription-periods";
    public override string Title => "Subscription periods";
    public override string About => "The simple form of revenue: one row is one stretch of a subscription at one monthly amount, in the workspace currency.";
    public override ImportTarget Target => ImportTarget.SubscriptionLines;
    public override int Slots => LineSlot.Count;
    public override int OtherSlot => LineSlot.Extra;
    public override int RecordedSlot => LineSlot.RecordedAt;
    public override string OtherColumns => "are kept beside the row for the data-quality checks";

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("subscription_id", LineSlot.SubscriptionId, TextType.Id, "Your own id of the subscription; with start_date it is the key of the row.") { Required = true, Aliases = ["subscription"] },
        new("customer_id", LineSlot.AccountExternalId, TextType.Id, "The account that pays; one that is not known yet is created.") { Required = true, Aliases = ["account_id", "customer", "account"] },
        new("start_date", LineSlot.StartAt, MomentType.Any, "The first day of the period.") { Required = true, Aliases = ["start", "period_start"] },
        new("end_date", LineSlot.EndAt, MomentType.Any, "The first day no longer covered; empty while it runs.") { Aliases = ["end", "period_end"] },
        new("monthly_amount", LineSlot.UnitPrice, NumberType.NotNegative, "What it pays a month.") { Required = true, Aliases = ["mrr", "monthly_price"] },
    ];

    public override void Complete(RowDraft row)
    {
        row.Set(LineSlot.LineId, row[LineSlot.SubscriptionId]);
        row.Set(LineSlot.Kind, "recurring"u8);
        row.Set(LineSlot.Quantity, "1"u8);
        row.Set(LineSlot.Currency, row.Context.Currency);
        row.Set(LineSlot.BillingInterval, "month"u8);
        row.Set(LineSlot.IntervalCount, "1"u8);
        LineRules.Check(row, "start_date", "end_date", "monthly_amount");
    }
}
