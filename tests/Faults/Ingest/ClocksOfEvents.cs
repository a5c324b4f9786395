using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Events;
using Perennial.Core.Revenue;
using Perennial.Usage;
using Perennial.Usage.DuckDb;
using Perennial.Usage.Events;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.Tests.Faults.Ingest;

/// <summary>Drill 8 for events: clocks that jump and clocks that are wrong, days of 23 and 25 hours, days that a zone left out. No event is dropped and each counts on its local day.</summary>
public sealed class ClocksOfEvents : IDisposable
{
    private static readonly TimeSpan[] _off = [TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromHours(-1), TimeSpan.FromDays(400), TimeSpan.FromDays(-400)];
    private readonly string _folder = Directory.CreateTempSubdirectory("perennial-clocks-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_event_is_dropped_whatever_the_clocks_of_server_and_sender_say()
    {
        await using var host = new PerennialHost();
        await host.InitializeAsync();
        var (_, key) = await host.Services.GetRequiredService<WriteKeys>().MakeAsync("clock", Viewer.System, Stop);
        var wanted = new List<(string Event, DateTimeOffset At)>();
        var bodies = new List<string>();
        for (var jump = 0; jump < 2 * _off.Length; jump++)
        {
            if (jump % 3 == 2) await host.Restart();
            host.Clock.Set(TestClock.Start + _off[jump % _off.Length] + TimeSpan.FromMinutes(jump));
            var now = host.Clock.GetUtcNow();
            foreach (var off in _off)
            {
                var sent = now + off;
                bodies.Add($$"""{"sentAt":"{{Iso(sent)}}","batch":[{{Message($"corrected-{jump}-{off}", sent.AddMinutes(-10))}},{{Message($"bare-{jump}-{off}", null)}}]}""");
                wanted.AddRange([($"corrected-{jump}-{off}", now.AddMinutes(-10)), ($"bare-{jump}-{off}", now)]);
                bodies.Add($$"""{"batch":[{{Message($"believed-{jump}-{off}", sent)}}]}""");
                wanted.Add(($"believed-{jump}-{off}", sent));
                (await Send(host, key, bodies[^2])).ShouldBe((2, 0));
                (await Send(host, key, bodies[^1])).ShouldBe((1, 0));
            }
            // A sender whose times cannot be put right: they are taken as of when they came.
            bodies.Add($$"""{"sentAt":"2199-01-01T00:00:00Z","batch":[{{Message($"never-{jump}", DateTimeOffset.UnixEpoch.AddDays(1))}}]}""");
            wanted.Add(($"never-{jump}", now));
            (await Send(host, key, bodies[^1])).ShouldBe((1, 0));
        }
        foreach (var body in bodies) (await Send(host, key, body)).ShouldBe((0, body.Contains("bare", StringComparison.Ordinal) ? 2 : 1), "sent again under another clock it still counts once");

        var store = host.Services.GetRequiredService<EventStore>();
        await store.UntilFedAsync(Stop);
        var stored = await store.Engine.AskAsync(new UsageAsk("select n.name, epoch_us(e.moment) from events e join names n on n.number = e.name", UsageAsk.NoValues), row => (row.Text(0)!, DateTimeOffset.UnixEpoch.AddMicroseconds(row.Long(1))), Stop);
        stored.Order().ShouldBe(wanted.Order());
        const string differing = "select count(*) from (((select day, sum(events) from daily group by 1) except (select cast(moment as date), count(*) from events group by 1)) union all ((select cast(moment as date), count(*) from events group by 1) except (select day, sum(events) from daily group by 1)))";
        (await store.Engine.AskAsync(new UsageAsk(differing, UsageAsk.NoValues), row => row.Long(0), Stop)).ShouldBe([0]);
    }

    [Theory]
    [InlineData("America/New_York", "2026-03-08", "23 hours")]
    [InlineData("America/New_York", "2026-11-01", "25 hours")]
    [InlineData("Europe/Berlin", "2026-03-29", "23 hours")]
    [InlineData("Europe/Berlin", "2026-10-25", "25 hours")]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "half an hour more")]
    [InlineData("Africa/Cairo", "2026-04-24", "begins at one")]
    [InlineData("America/Sao_Paulo", "2018-11-04", "begins at one")]
    [InlineData("Pacific/Apia", "2011-12-30", "never was")]
    [InlineData("Asia/Kathmandu", "2026-01-31", "five hours and three quarters")]
    [InlineData("Asia/Tokyo", "2028-02-29", "a leap day")]
    [InlineData("UTC", "2026-01-31", "a month's end")]
    public async Task Each_event_counts_on_its_local_day(string zone, string day, string because)
    {
        var middle = DateTimeOffset.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var moments = Enumerable.Range(-3 * 96, 6 * 96).Select(i => middle.AddMinutes(15 * i)).ToList();
        var days = moments.CountBy(m => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(m, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime)).OrderBy(d => d.Key).Select(d => (d.Key, (long)d.Value)).ToList();
        foreach (var kept in (string[])[zone, zone == "UTC" ? "Asia/Tokyo" : "UTC"]) // sums that are kept in the zone, and raw events where they are kept in another
        {
            await using var store = EventStore.Open(Path.Combine(_folder, kept.Replace('/', '-')), new DuckDbStore(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, kept.Replace('/', '-'))).FullName, EventStore.Data), kept));
            await Take(store, moments);
            var facts = new UsageFacts(new LocalDays(zone), kept == zone, store.Engine.KnowsLinks);
            var periods = days.Select(d => new Period(d.Key, d.Key.AddDays(1))).ToList();
            var found = await ActivityQuery.AskAsync(store.Engine, facts, periods, null, Stop);
            periods.Select(p => (p.Start, found[(p, 0)].Events)).ShouldBe(days, $"{zone}, kept in {kept}: {because}");
            var sums = await store.Engine.AskAsync(new UsageAsk("select cast(day as varchar), sum(events)::bigint from daily group by day order by day", UsageAsk.NoValues), row => (DateOnly.Parse(row.Text(0)!, CultureInfo.InvariantCulture), row.Long(1)), Stop);
            if (kept == zone) sums.ShouldBe(days, because);
            else sums.ShouldNotBe(days, "control: the days of another zone are others");
            sums.Sum(s => s.Item2).ShouldBe(moments.Count, "no event is dropped");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task Take(EventStore store, List<DateTimeOffset> moments)
    {
        var scan = store.Scan();
        using var events = new EventBuffer();
        scan.Batch(Encoding.UTF8.GetBytes($$"""{"batch":[{{string.Join(',', moments.Select(m => Message("x", m)))}}]}"""), false, 0, events);
        scan.Refused.ShouldBeEmpty();
        (await store.TakeAsync(events)).Stored.ShouldBe(moments.Count);
        store.Return(scan);
        await store.UntilFedAsync(Stop);
    }

    private static async Task<(int Stored, int Doubled)> Send(PerennialHost host, string key, string body)
    {
        using var sender = Senders.Of(host.Url, key);
        using var answer = await sender.PostAsync(new Uri("/v1/batch", UriKind.Relative), Senders.Json(body), Stop);
        var said = await answer.Answer();
        answer.IsSuccessStatusCode.ShouldBeTrue(said.ToString());
        return (said.GetProperty("stored").GetInt32(), said.GetProperty("doubled").GetInt32());
    }

    private static string Message(string name, DateTimeOffset? at) => $"{{\"type\":\"track\",\"messageId\":\"{name} {at:O}\",\"userId\":\"u\",\"event\":\"{name}\"{(at is { } moment ? $",\"timestamp\":\"{Iso(moment)}\"" : "")}}}";

    private static string Iso(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
