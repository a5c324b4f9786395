using System.Globalization;
using System.Text;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.Core.Revenue;

namespace Perennial.App.Accounts;

/// <summary>One account's statements about its lines, each read as the ledger reads it.</summary>
internal static class LineVersions
{
    /// <param name="fact">As stored.</param>
    /// <param name="account">Who is to be counted: the account itself, or a number for each line to tell lines apart.</param>
    public static LineVersion Of(SubscriptionLineFact fact, long account) => new()
    {
        FactId = fact.Id,
        Account = account,
        Line = TextKey.Of(Encoding.UTF8.GetBytes(fact.LineId)),
        Subscription = TextKey.Of(Encoding.UTF8.GetBytes(fact.SubscriptionId)),
        Kind = fact.Kind switch { "recurring" => LineKind.Recurring, "metered" => LineKind.Metered, "one_off" => LineKind.OneOff, _ => LineKind.Refund },
        Quantity = Number(fact.Quantity),
        UnitPrice = Number(fact.UnitPrice),
        Currency = fact.Currency,
        Interval = fact.BillingInterval is { } interval ? Enum.Parse<BillingInterval>(interval, ignoreCase: true) : BillingInterval.Month,
        IntervalCount = Math.Max(1, fact.IntervalCount),
        Start = Moment(fact.StartAt)!.Value,
        End = Moment(fact.EndAt),
        TrialStart = Moment(fact.TrialStart),
        TrialEnd = Moment(fact.TrialEnd),
        CancelledAt = Moment(fact.CancelledAt),
        PastDueFrom = Moment(fact.PastDueFrom),
        DunningEnds = Moment(fact.DunningEnds),
        PausedFrom = Moment(fact.PausedFrom),
        PausedTo = Moment(fact.PausedTo),
        DiscountPercent = Number(fact.DiscountPercent),
        DiscountAmount = Number(fact.DiscountAmount),
        DiscountDuration = fact.DiscountDuration is { } duration ? Enum.Parse<DiscountDuration>(duration, ignoreCase: true) : DiscountDuration.None,
        DiscountEnd = Moment(fact.DiscountEnd),
        RecordedAt = Micros.Of(fact.RecordedAt),
        Import = 0,
    };

    public static DayOrInstant? Moment(string? text) => string.IsNullOrEmpty(text) ? null : DayOrInstant.Parse(Encoding.UTF8.GetBytes(text));

    private static decimal Number(string? text) => string.IsNullOrEmpty(text) ? 0 : decimal.Parse(text, CultureInfo.InvariantCulture);
}
