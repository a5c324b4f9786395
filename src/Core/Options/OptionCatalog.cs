using System.Globalization;
using NodaTime;
using Perennial.Core.Engagement;
using Perennial.Core.Voice;

namespace Perennial.Core.Options;

/// <summary>Every option of the metric standard, one line each, default first.</summary>
public static class OptionCatalog
{
    public static IReadOnlyList<OptionDefinition> All { get; } =
    [
        new("time-zone", "UTC", "UTC or any IANA zone", "The zone whose local days every figure is counted in.", Zone, []),
        new("currency", "USD", "any ISO 4217 code", "The currency that figures are reported in.", CurrencyCode, []),
        OneOf("movement", "How changes become movements: net per local day, or the two ends of the period only.", "day-net", "period-net"),
        OneOf("metered", "Whether metered usage counts as recurring revenue.", "out", "in"),
        OneOf("free-accounts", "Whether an account that pays nothing is still a customer once it has paid.", "not-customer", "keep-once-paid"),
        OneOf("discounts", "Which discounts reduce recurring revenue while in force.", "recurring", "forever", "all"),
        OneOf("past-due", "When an unpaid line stops counting.", "end-of-dunning", "after-days", "first-failure", "never"),
        Whole("past-due-days", 30, 0, 3650, "Days after the first failure, for past-due=after-days."),
        OneOf("pause", "Whether a pause is churn followed by reactivation, or a contraction to zero.", "churn", "contraction"),
        OneOf("churn-date", "Which day a cancelled line stops counting.", "end-of-service", "billing-cancel", "click"),
        Whole("reactivation-grace-days", 0, 0, 3650, "A gap of at most this many days is bridged: no churn, no reactivation."),
        new("data-end", "none", "none or a date", "The first day that the data no longer covers: accounts live then are not churned by it.", NoneOrDay, []),
        OneOf("customer-churn", "Which customers count as lost, over which base.", "opening-cohort", "opening-plus-new", "gone-at-close", "daily-sum"),
        OneOf("net-churn-reactivation", "Whether reactivated revenue is subtracted from net churn.", "excluded", "subtracted"),
        OneOf("retention", "NRR and GRR over a fixed cohort of accounts, or from the period's movements.", "cohort", "movements"),
        OneOf("retention-fx", "The exchange rate that retention is measured at.", "cohort-start", "spot"),
        OneOf("trial-conversion", "Which trials the conversion is taken over.", "mature-cohort", "rolling-30", "same-window"),
        Whole("trial-window-days", 30, 1, 3650, "Days a trial has to pay, for trial-conversion=mature-cohort."),
        Whole("clv-horizon-months", 60, 1, 600, "Months that lifetime value looks ahead."),
        Percent("clv-discount-rate", "10", "Yearly discount rate of lifetime value, in percent."),
        Percent("gross-margin", "80", "Gross margin of lifetime value, in percent."),
        OneOf("nps-weighting", "Whether each respondent or each account counts once.", "respondent", "account"),
        Whole("fcr-days", 7, 1, 365, "Days without a reopen for first contact resolution."),
        new("journey-phases", JourneyPhases.Standard, "names with commas between, up to twenty", "The phases of the customer journey in their order, as survey answers name them.", JourneyPhases.Canonical, []),
        new("journey-phase", JourneyPhases.All, "all or the name of a phase", "Which phase's experience is taken.", JourneyPhases.CanonicalOne, []),
        OneOf("stickiness-window", "The window of monthly active users under stickiness.", "calendar", "rolling-28", "rolling-30"),
        new("single-events-days", "forever", "forever or a whole number of days from 1 to 36500", "How long single events are kept. Sums by day are kept for ever, and figures in the workspace's zone never change by it.", ForeverOrDays, []),
        new("feature", "any", "any or a feature's name", "Which feature's adoption is taken; any for whoever used one of them.", text => text.Trim() is { Length: > 0 and <= 60 } name ? name : null, []),
        Whole("cohort-age", 1, 0, 120, "How many periods after their first event people are looked for again, for user-retention."),
        new("funnel", FunnelSteps.None, "none, or the names of up to ten events with > between: Signed up > Report opened", "The steps that people come through in order.", Steps, []),
        Whole("risk-capacity", 20, 1, 100000, "How many accounts the team can look after at a time: precision and lift of health and risk are judged at so many."),
        new("funnel-within", "14d", "a number and d, w, m, q or y, up to 100 years", "The longest from the first step of a funnel to the last.", FunnelSteps.CanonicalWindow, []),
    ];

    private static readonly Dictionary<string, OptionDefinition> ByName = All.ToDictionary(o => o.Name, StringComparer.Ordinal);

    public static OptionDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    private static OptionDefinition OneOf(string name, string meaning, params string[] values) =>
        new(name, values[0], string.Join(", ", values), meaning, text => values.FirstOrDefault(v => v == text.Trim().ToLowerInvariant()), values);

    private static OptionDefinition Whole(string name, int byDefault, int min, int max, string meaning) =>
        new(name, byDefault.ToString(CultureInfo.InvariantCulture), $"a whole number from {min} to {max}", meaning,
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= min && n <= max ? n.ToString(CultureInfo.InvariantCulture) : null, []);

    private static OptionDefinition Percent(string name, string byDefault, string meaning) =>
        new(name, byDefault, "a percentage from 0 to 100", meaning,
            text => decimal.TryParse(text.Trim().TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var p) && p is >= 0 and <= 100
                ? p.ToString("0.############", CultureInfo.InvariantCulture) : null, []);

    private static string? Steps(string text) => text.Trim().ToLowerInvariant() == FunnelSteps.None ? FunnelSteps.None : FunnelSteps.Canonical(text);

    private static string? ForeverOrDays(string text) =>
        text.Trim().ToLowerInvariant() == "forever" ? "forever"
        : int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 36500 ? days.ToString(CultureInfo.InvariantCulture) : null;

    private static string? Zone(string text) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(text.Trim()) is null ? null : text.Trim();

    private static string? CurrencyCode(string text) => Currencies.Canonical(text);

    private static string? NoneOrDay(string text) =>
        text.Trim().ToLowerInvariant() == "none" ? "none"
        : DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
