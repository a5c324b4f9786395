using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Events;
using Perennial.App.Features;
using Perennial.App.Revenue;
using Perennial.Core.Engagement;
using Perennial.Core.Options;
using Perennial.Core.Revenue;
using Perennial.Usage;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.App.Engagement;

/// <summary>What the people of one account do, up to a day.</summary>
/// <param name="Zone">Whose days are meant.</param>
/// <param name="Window">The month that ends with the day, which the figures are of.</param>
/// <param name="LastDay">With an event, ever; null where none came.</param>
/// <param name="Days">With an event, in the weeks of the calendar.</param>
/// <param name="Features">Those it has or used, over the last days.</param>
/// <param name="Defined">How many features there are at all.</param>
/// <param name="Trend">Its weekly active people beside those of its segment.</param>
public sealed record AccountUsage(
    DateOnly Day, string Zone, Period Window, DateOnly? LastDay, Answer<AccountFigures> Figures, Answer<IReadOnlyList<AccountUsageQuery.Day>> Days, Answer<UsagePart<AccountUsageQuery.Person>> People, Answer<UsagePart<AccountUsageQuery.Name>> Events,
    Answer<IReadOnlyList<FeatureOfAccount>> Features, int Defined, Answer<SegmentTrend> Trend)
{
    /// <summary>Weeks of the calendar.</summary>
    public const int Weeks = 26;

    /// <summary>People and events that are shown at once.</summary>
    public const int Most = 30;
    private const int LatelyDays = 90;

    /// <summary>The days that lists are of.</summary>
    public static Period Lately(DateOnly day) => new(day.AddDays(1 - LatelyDays), day.AddDays(1));

    internal static DateOnly DayOf(long at, string zone) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(new LocalDays(zone).Of(at));

    /// <summary>The day of a moment in microseconds since 1970.</summary>
    public DateOnly DayOf(long at) => DayOf(at, Zone);

    /// <summary>Where it is read from.</summary>
    internal sealed class Sources(EventStore store, EventGroups groups, EventActivity activity, AdoptionBook adoption, FeatureBook features, IUsageAnswers answers)
    {
        /// <param name="skipPeople">How many people stand before those that are shown, as <paramref name="skipEvents"/> events.</param>
        /// <param name="only">Whose events, and the people of which event, the lists are narrowed to.</param>
        public async Task<AccountUsage> ReadAsync(Account account, AppDb db, RevenueQuestion question, int skipPeople, int skipEvents, UsageOnly only, CancellationToken cancellation)
        {
            var (options, day) = (question.Options, question.ClosingDay);
            var (zone, places) = (options.TimeZone, groups.Of([(account.Id.Value, 0)]));
            var (facts, month, before) = (activity.FactsIn(zone), new Period(day.AddDays(1).AddMonths(-1), day.AddDays(1)), new Period(day.AddDays(1).AddMonths(-2), day.AddDays(1).AddMonths(-1)));
            if (question.UntoldUse is { } untold) return new(day, zone, month, null, new(null, untold), new(null, untold), new(null, untold), new(null, untold), new(null, untold), features.All.Count, new(null, untold));
            var alike = await db.Accounts.AsNoTracking().Where(a => a.Segment == account.Segment && a.Id != account.Id && !a.Archived).Select(a => a.Id).ToListAsync(cancellation);
            return new(day, zone, month, await LastAsync(facts, day, zone, places, cancellation),
                await Answer<AccountFigures>.OfAsync(() => Task.FromResult(AccountFigures.Of(month, before, options, new OneAccount(answers, account.Id.Value, options)))),
                await Answer<IReadOnlyList<AccountUsageQuery.Day>>.OfAsync(() => AccountUsageQuery.DaysAsync(store.Engine, facts, new Period(day.AddDays(-7 * Weeks - 6), day.AddDays(1)), places, cancellation)),
                await Answer<UsagePart<AccountUsageQuery.Person>>.OfAsync(() => PeopleAsync(account, zone, day, skipPeople, Most, only.Event, cancellation)),
                await Answer<UsagePart<AccountUsageQuery.Name>>.OfAsync(() => EventsAsync(account, zone, day, skipEvents, Most, only.Person, cancellation)),
                await Answer<IReadOnlyList<FeatureOfAccount>>.OfAsync(() => adoption.OfAsync(account.Id.Value, zone, Lately(day), cancellation)), features.All.Count,
                await Answer<SegmentTrend>.OfAsync(() => SegmentTrend.ReadAsync(store.Engine, facts, places, groups.Of([.. alike.Select(id => (id.Value, 0))]), alike.Count, day, cancellation)));
        }

        /// <summary>Who was seen in the last days, the latest first.</summary>
        /// <param name="by">Only who did this; null for all.</param>
        /// <exception cref="RawEventsGoneException">Of some of the days only the sums in another zone are kept.</exception>
        public async Task<UsagePart<AccountUsageQuery.Person>> PeopleAsync(Account account, string zone, DateOnly day, int skip, int most, string? by, CancellationToken cancellation)
        {
            var (facts, places) = (activity.FactsIn(zone), groups.Of([(account.Id.Value, 0)]));
            if (by is not null)
            {
                int[] numbers = [.. (await features.NamesAsync(cancellation))[by]];
                if (numbers.Length == 0) return new([], skip, 0);
                facts = facts.Only(numbers);
            }
            var count = (await AccountUsageQuery.CountAsync(store.Engine, facts, Lately(day), places, null, cancellation)).People;
            return new(await AccountUsageQuery.PeopleAsync(store.Engine, facts, Lately(day), places, skip, most, cancellation), skip, count);
        }

        /// <summary>What was done in the last days; what most people do stands first.</summary>
        /// <param name="by">Only what this person did; null for all.</param>
        /// <exception cref="RawEventsGoneException">Of some of the days only the sums in another zone are kept.</exception>
        public async Task<UsagePart<AccountUsageQuery.Name>> EventsAsync(Account account, string zone, DateOnly day, int skip, int most, string? by, CancellationToken cancellation)
        {
            var (facts, places) = (activity.FactsIn(zone), groups.Of([(account.Id.Value, 0)]));
            var count = (await AccountUsageQuery.CountAsync(store.Engine, facts, Lately(day), places, by, cancellation)).Names;
            return new(await AccountUsageQuery.NamesAsync(store.Engine, facts, Lately(day), places, by, skip, most, cancellation), skip, count);
        }

        /// <summary>The contact that each of these people is, by the person's id; who is none is left out.</summary>
        public Task<IReadOnlyDictionary<string, string>> ContactsAsync(AppDb db, UsagePart<AccountUsageQuery.Person>? people, CancellationToken cancellation) =>
            UserContacts.OfPeopleAsync(db, store.Engine, [.. (people?.Rows ?? []).Where(p => p.Number > 0).Select(p => (p.Number, p.Id))], cancellation);

        /// <summary>The sums of the store's own days always know when something was done last; only at the end of another zone's day it may be some hours off.</summary>
        private async Task<DateOnly?> LastAsync(UsageFacts facts, DateOnly day, string zone, UsagePlaces places, CancellationToken cancellation)
        {
            var last = await Answer<long?>.OfAsync(() => AccountUsageQuery.LastAsync(store.Engine, facts, day.AddDays(1), places, cancellation));
            if (last.Why is not null) last = new(await AccountUsageQuery.LastAsync(store.Engine, activity.FactsIn(store.Engine.Zone), day.AddDays(1), places, cancellation), null);
            return last.Value is { } at ? DayOf(at, zone) : null;
        }
    }
}
