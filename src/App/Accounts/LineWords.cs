using System.Globalization;
using Perennial.App.Revenue;
using Perennial.App.Shell;

namespace Perennial.App.Accounts;

/// <summary>Subscription lines as people read them.</summary>
public static class LineWords
{
    public static string Price(SubscriptionLineFact f) => f.Quantity == "1" ? Unit(f) : $"{Number(f.Quantity)} × {Unit(f)}";

    public static string Every(SubscriptionLineFact f) => (f.BillingInterval, f.IntervalCount) switch
    {
        (null, _) => "once",
        (var interval, 1) => $"a {interval}",
        var (interval, count) => $"every {count} {interval}s",
    };

    /// <summary>What else was agreed: trial, discount, pause, cancellation, dunning, and a kind that is not recurring.</summary>
    public static IEnumerable<(string Words, string? Tone)> Terms(SubscriptionLineFact f)
    {
        if (f.Kind != "recurring") yield return (f.Kind.Replace('_', ' '), null);
        if (f.TrialStart is not null) yield return ($"trial {Day(f.TrialStart)} to {Day(f.TrialEnd) ?? "?"}", "info");
        if (f.DiscountPercent is not null) yield return ($"{Number(f.DiscountPercent)} % off {f.DiscountDuration}{Until(f.DiscountEnd)}", "warn");
        if (f.DiscountAmount is not null) yield return ($"{Format.MoneyExact(decimal.Parse(f.DiscountAmount, CultureInfo.InvariantCulture), f.Currency)} off {f.DiscountDuration}{Until(f.DiscountEnd)}", "warn");
        if (f.PausedFrom is not null) yield return ($"paused {Day(f.PausedFrom)} to {Day(f.PausedTo) ?? "further notice"}", "warn");
        if (f.PastDueFrom is not null) yield return ($"past due {Day(f.PastDueFrom)}{(f.DunningEnds is null ? "" : $", dunning to {Day(f.DunningEnds)}")}", "down");
        if (f.CancelledAt is not null) yield return ($"cancelled {Day(f.CancelledAt)}", "down");
    }

    /// <summary>The same by the import's column names, as they were given.</summary>
    public static IReadOnlyDictionary<string, string> Given(SubscriptionLineFact f) => new (string Name, string? Value)[]
    {
        ("trial_start", f.TrialStart), ("trial_end", f.TrialEnd), ("cancelled_at", f.CancelledAt), ("past_due_from", f.PastDueFrom), ("dunning_ends", f.DunningEnds), ("paused_from", f.PausedFrom),
        ("paused_to", f.PausedTo), ("discount_percent", f.DiscountPercent), ("discount_amount", f.DiscountAmount), ("discount_duration", f.DiscountDuration), ("discount_end", f.DiscountEnd),
    }.Where(t => t.Value is not null).ToDictionary(t => t.Name, t => t.Value!, StringComparer.Ordinal);

    private static string Unit(SubscriptionLineFact f) => Format.MoneyExact(decimal.Parse(f.UnitPrice, CultureInfo.InvariantCulture), f.Currency);

    private static string Number(string text) => Format.Count(decimal.Parse(text, CultureInfo.InvariantCulture));

    private static string? Day(string? moment) => moment is null ? null : Format.Day(DateOnly.ParseExact(moment[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string Until(string? moment) => moment is null ? "" : $" to {Day(moment)}";
}
