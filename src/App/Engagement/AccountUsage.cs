using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Events;
using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Usage;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.App.Engagement;

/// <summary>What the people of one account do, up to a day.</summary>
/// <param name="Zone">Whose days are meant.</param>
/// <param name="Window">The month that ends with the day, which the figures are of.</param>
/// <param name="Month">What was done in it, as <paramref name="MonthBefore"/> in the month before.</param>
/// <param name="Features">Those it has or used, over the last days.</param>
/// <param name="Trend">Its weekly active people beside those of its segment.</param>
public sealed record AccountUsage(
    DateOnly Day, string Zone, Period Window, IReadOnlyList<AccountUsageQuery.Day> Days, IReadOnlyList<AccountUsageQuery.Person> People, IReadOnlyList<AccountUsageQuery.Name> Events, UsageActivity Month, UsageActivity MonthBefore,
    IReadOnlyList<FeatureOfAccount> Features, SegmentTrend Trend)
{
    /// <summary>Weeks of the calendar.</summary>
    public const int Weeks = 26;
    private const int LatelyDays = 90;

    /// <summary>The day of a moment in microseconds since 1970.</summary>
    public DateOnly DayOf(long at) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(_days.Of(at));

    private readonly LocalDays _days = new(Zone);

    public static Period Lately(DateOnly day) => new(day.AddDays(1 - LatelyDays), day.AddDays(1));

    /// <summary>Where it is read from.</summary>
    internal sealed class Sources(EventStore store, EventGroups groups, EventActivity activity, AdoptionBook adoption)
    {
        public async Task<AccountUsage> ReadAsync(Account account, AppDb db, string zone, DateOnly day, CancellationToken cancellation)
        {
            var (facts, places) = (activity.FactsIn(zone), groups.Of([(account.Id.Value, 0)]));
            var (month, before) = (new Period(day.AddDays(1).AddMonths(-1), day.AddDays(1)), new Period(day.AddDays(1).AddMonths(-2), day.AddDays(1).AddMonths(-1)));
            var months = await ActivityQuery.AskAsync(store.Engine, facts, [month, before], places, cancellation);
            var alike = await db.Accounts.AsNoTracking().Where(a => a.Segment == account.Segment && a.Id != account.Id && !a.Archived).Select(a => a.Id).ToListAsync(cancellation);
            return new(day, zone, month,
                await AccountUsageQuery.DaysAsync(store.Engine, facts, new Period(day.AddDays(-7 * Weeks - 6), day.AddDays(1)), places, cancellation),
                await AccountUsageQuery.PeopleAsync(store.Engine, facts, Lately(day), places, cancellation),
                await AccountUsageQuery.NamesAsync(store.Engine, facts, Lately(day), places, cancellation),
                months.GetValueOrDefault((month, 0)), months.GetValueOrDefault((before, 0)),
                await adoption.OfAsync(account.Id.Value, zone, Lately(day), cancellation),
                await SegmentTrend.ReadAsync(store.Engine, facts, places, groups.Of([.. alike.Select(id => (id.Value, 0))]), alike.Count, day, cancellation));
        }
    }
}
