using NodaTime;
using Perennial.Core.Options;

namespace Perennial.Core.Revenue;

/// <summary>The options that shape an account's days of revenue, resolved once. Two equal ones give the same timeline.</summary>
internal sealed record TimelineRules(
    string TimeZone, string Currency, bool MeteredIn, bool KeepFree, string Discounts, string PastDue, int PastDueDays,
    bool PauseIsContraction, string ChurnDate, int GraceDays, int DataEnd, Subject Subject)
{
    public DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb[TimeZone];

    public static TimelineRules Of(WorkspaceOptions options, Subject subject) => new(
        options.TimeZone, options.Currency, options.MeteredIn, options.KeepFreeOncePaid, options.Discounts, options.PastDue,
        options.PastDue == "after-days" ? options.PastDueDays : 0, options.PauseIsContraction, options.ChurnDate,
        options.ReactivationGraceDays, options.DataEnd?.DayNumber ?? int.MaxValue, subject);

    public bool Counts(LineKind kind) => Subject switch
    {
        Subject.Revenue or Subject.ListPrice => kind == LineKind.Recurring || (kind == LineKind.Metered && MeteredIn),
        Subject.MeteredUsage => kind == LineKind.Metered,
        Subject.Seats => kind == LineKind.Recurring,
    };

    public bool Reduces(DiscountDuration discount) => Subject != Subject.ListPrice && discount switch
    {
        DiscountDuration.None => false,
        DiscountDuration.Once => Discounts == "all",
        DiscountDuration.Repeating => Discounts != "forever",
        DiscountDuration.Forever => true,
    };
}
