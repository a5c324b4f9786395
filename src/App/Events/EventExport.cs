using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.App.Settings;
using Perennial.App.Shell;
using Perennial.Usage;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.App.Events;

/// <summary>Every event as a CSV file that could be imported again.</summary>
internal static class EventExport
{
    private const int AtOnce = 20_000;
    private static readonly DateOnly _first = new(1900, 1, 1), _last = new(2900, 1, 1);

    private static readonly string[] _header = ["timestamp", "event", "kind", "user_id", "anonymous_id", "account_id", "message_id", "count", "duration_seconds", "properties", "received_at"];

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGroup(Api.Root).WithTags("Export").RequireScope(Scopes.Lead).MapGet("/events.csv", Events).WithName("exportEvents").WithSummary("All events as CSV")
            .WithDescription("Single events, the earliest first, as far as they are kept. account_id is the account that the event's group is now, or the group as it was sent; message_id stands for the one that was sent.");

    private static async Task<CsvAnswer> Events(AppDb db, HttpContext http, EventStore store, EventGroups groups, AccountsByFilter byFilter, WorkspaceSettings settings, TimeProvider clock,
        [Description("The first day, in the workspace's time zone.")] DateOnly? from, [Description("The first day no longer asked for.")] DateOnly? to, [Description("Only events of accounts that fit this filter.")] string? filter, CancellationToken cancellation)
    {
        var places = await PlacesAsync(db, http.Viewer, groups, byFilter, filter, cancellation);
        var names = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id.Value, a => a.ExternalId, cancellation);
        var days = new LocalDays((await settings.InForceAsync(cancellation)).TimeZone);
        var rows = EventListQuery.ReadAsync(store.Engine, days.StartOf(Bounded(from ?? _first)), days.StartOf(Bounded(to ?? _last)), Micros.Of(clock.GetUtcNow()), places, AtOnce, cancellation);
        return new CsvAnswer("events.csv", _header, rows.Select(row => Cells(row, groups.AccountOf(row.Source) is { } account ? names.GetValueOrDefault(account, row.Group!) : row.Group)));
    }

    /// <summary>Null for every event, also of no account.</summary>
    private static async Task<UsagePlaces?> PlacesAsync(AppDb db, Viewer viewer, EventGroups groups, AccountsByFilter byFilter, string? filter, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(filter))
            return viewer.SeesEveryAccount ? null : groups.Of([.. (await db.Accounts.AsNoTracking().Select(a => a.Id).ToListAsync(cancellation)).Select(id => (id.Value, 0))]);
        var (accounts, error) = await byFilter(filter, viewer, cancellation);
        return groups.Of([.. (accounts ?? throw FilterRefusal.Of(error!)).Select(id => (id, 0))]);
    }

    private static DateOnly Bounded(DateOnly day) => day < _first ? _first : day > _last ? _last : day;

    private static IReadOnlyList<object?> Cells(EventListQuery.Row row, string? account) =>
    [
        Micros.ToInstant(row.At), row.Event, Enum.GetName(row.Kind)!.ToLowerInvariant(), row.Person > 0 ? row.PersonId : null, row.Person < 0 ? row.PersonId : null, account, row.Id, row.Amount == 1 ? null : row.Amount,
        row.Milliseconds == 0 ? null : row.Milliseconds / 1000m, row.Properties, Micros.ToInstant(row.ReceivedAt),
    ];
}
