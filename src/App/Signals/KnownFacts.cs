using NodaTime;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.Usage.Store;

namespace Perennial.App.Signals;

/// <summary>Which facts count: those known by a moment that nobody had taken back by then.</summary>
/// <param name="At">The moment; null for all that is known.</param>
/// <param name="Undone">Imports and changes whose facts do not count.</param>
/// <param name="Merged">Whose facts are whose.</param>
/// <param name="Zone">Whose days are meant.</param>
internal sealed record KnownFacts(DateTimeOffset? At, IReadOnlySet<long> Undone, MergeMap Merged, DateTimeZone Zone)
{
    private static readonly int _firstDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
    private readonly long _at = At is { } known ? Micros.Of(known) : long.MaxValue;
    private readonly LocalDays _days = new(Zone.Id);

    public static async Task<KnownFacts> OfAsync(AppDb db, MergedRecords merged, string zone, DateOnly? asKnown, CancellationToken cancellation)
    {
        var days = DateTimeZoneProviders.Tzdb[zone];
        DateTimeOffset? at = asKnown is { } day ? EndOf(day, days).AddMicroseconds(-1) : null;
        return new(at, (await UndoneSource.NotCountingAsync(db, at, cancellation)).OfType<long>().ToHashSet(), merged.Accounts(at), days);
    }

    /// <param name="recordedAt">UTC microseconds.</param>
    /// <param name="source">The import or change; 0 for none.</param>
    public bool Counts(long recordedAt, long source) => recordedAt <= _at && (source == 0 || !Undone.Contains(source));

    /// <summary>The same for another who asks.</summary>
    public KnownFacts Again() => new(At, Undone, Merged, Zone);

    /// <summary>Whether the same facts count for the same days.</summary>
    public bool CountsAs(KnownFacts other) => At == other.At && Zone.Id == other.Zone.Id && (ReferenceEquals(Undone, other.Undone) || Undone.SetEquals(other.Undone));

    /// <summary>The moment at which a day is over.</summary>
    public DateTimeOffset EndOf(DateOnly day) => EndOf(day, Zone);

    /// <summary>Number of the day on which something was, at UTC microseconds. One question asks at a time.</summary>
    public int DayOf(long at) => _firstDay + _days.Of(at);

    public int DayOf(DateTimeOffset at) => DayOf(Micros.Of(at));

    private static DateTimeOffset EndOf(DateOnly day, DateTimeZone zone) => zone.AtStartOfDay(LocalDate.FromDateOnly(day.AddDays(1))).ToDateTimeOffset().ToUniversalTime();
}
