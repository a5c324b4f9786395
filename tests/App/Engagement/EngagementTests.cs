using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Perennial.Client;
using Perennial.Tests.App.Import;
using Perennial.Usage;

namespace Perennial.Tests.App.Engagement;

/// <summary>History of events comes in, and metrics say what was done.</summary>
public sealed class EngagementTests : IAsyncLifetime
{
    private const string Header = "timestamp,event,user_id,account_id\n";
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Daily_weekly_and_monthly_users_and_stickiness_of_a_month()
    {
        await _client.Bring("accounts", "account_id\nA\nB\n");
        await Bring(Header + string.Concat(from day in Enumerable.Range(1, 30) from user in Enumerable.Range(1, 10) where day % user == 0 select $"2018-06-{day:00}T12:00:00Z,open,u{user},{(user % 2 == 0 ? "A" : "B")}\n"));
        var values = (await Metrics("2018-06-01", "2018-07-01", "month", "dau", "wau", "mau", "stickiness")).ToDictionary(v => v.Id);
        var userDays = Enumerable.Range(1, 10).Sum(user => 30 / user);
        values["mau"].Value.ShouldBe(10);
        values["dau"].Value.ShouldBe(userDays / 30m);
        values["wau"].Value.ShouldBe(Enumerable.Range(1, 10).Count(user => Enumerable.Range(24, 7).Any(day => day % user == 0)));
        values["stickiness"].Value!.Value.ShouldBe(userDays / 30m / 10, 1e-20m);
        var rows = await _client.MetricRowsAsync("mau", new FigureQuery { From = new(2018, 6, 1), To = new(2018, 7, 1), Grain = "month" }, Now).ToListAsync(Now);
        rows.Select(r => (r.AccountId, r.Numerator)).OrderBy(r => r.AccountId).ShouldBe([("A", 5m), ("B", 5m)]);
        (await Metrics("2018-06-01", "2018-07-01", "month", ["mau"], filter: "id:A")).Single().Value.ShouldBe(5);
    }

    [Fact]
    public async Task Days_are_those_of_the_zone_that_is_asked_for()
    {
        await Bring(Header + "2018-01-31T20:00:00Z,open,u1,\n2018-02-10T00:30:00Z,open,u1,\n2018-02-09T23:30:00Z,open,u2,\n");
        (await Metrics("2018-01-01", "2018-03-01", "month", "mau")).Select(v => v.Value).ShouldBe([1m, 2m]);
        (await Metrics("2018-01-01", "2018-03-01", "month", ["mau"], option: "time-zone=Asia/Tokyo")).Select(v => v.Value).ShouldBe([0m, 2m]);
        (await Metrics("2018-02-09", "2018-02-11", "day", ["dau"], option: "time-zone=Asia/Tokyo")).Select(v => v.Value).ShouldBe([0m, 2m]);
    }

    [Fact]
    public async Task The_same_file_again_adds_nothing_and_equal_rows_count_each()
    {
        const string file = Header + "2018-01-01 10:00:00,open,u1,A\n2018-01-01 10:00:00,open,u1,A\n2018-01-02,open,u1,A\nnever,open,u1,A\n2018-01-02,,u1,A\n2018-01-02,open,,\n";
        var first = await Bring(file);
        (first.Counts.Stored, first.Counts.Doubled, first.Counts.Unmapped, first.Counts.Refused).ShouldBe((3, 0, 3, 3));
        (await _client.ImportErrorsAsync(first.Id, Now).ToListAsync(Now)).Select(e => (e.Line, e.Field)).ShouldBe([(5, "timestamp"), (6, "event"), (7, "user_id")]);
        await _client.Bring("accounts", "account_id\nA\n");
        var second = await Bring(file);
        (second.Counts.Stored, second.Counts.Doubled, second.Counts.Unmapped, second.Counts.Refused).ShouldBe((0, 3, 0, 3));
        await Should.ThrowAsync<ApiRefusal>(() => _client.UndoImportAsync(first.Id, Now));
    }

    [Fact]
    public async Task Usage_that_names_subscriptions_is_that_of_their_accounts_and_has_no_users()
    {
        await _client.Bring("events", "usage_id,subscription_id,usage_date,feature_name,usage_count,usage_duration_secs\nU-1,S-1,2018-01-05,feature_2,7,60\nU-2,S-9,2018-01-06,feature_2,1,5\nU-1,S-1,2018-01-05,feature_2,7,60\n",
            new ImportOptions { Mapping = "columns:\n  message_id: usage_id\n  subscription_id: subscription_id\n  timestamp: usage_date\n  event: feature_name\n  count: usage_count\n  duration_seconds: usage_duration_secs\n" });
        await _client.Bring("subscription-lines", "account_id,subscription_id,line_id,unit_price,currency,interval,start\nA,S-1,L1,100,USD,month,2017-01-01\n");
        await Fed();
        var active = (await Metrics("2018-01-01", "2018-02-01", "month", ["active-days"], filter: "mrr>0")).Single();
        active.Value.ShouldBe(1);
        var users = (await Metrics("2018-01-01", "2018-02-01", "month", "mau", "stickiness")).ToList();
        users.ShouldAllBe(v => v.Value == null && v.Reason == "no event names a user");
    }

    [Fact]
    public async Task Lines_of_JSON_packed_or_not_come_in_as_they_are()
    {
        const string lines = """
            {"type":"track","userId":"u1","event":"Signed up","timestamp":"2018-03-01T10:00:00Z","messageId":"1"}
            {"type":"track","userId":"u1","event":"Report opened","timestamp":"2018-03-04T10:00:00Z","messageId":"2"}
            {"type":"track","userId":"u2","event":"Signed up","timestamp":"2018-03-02T10:00:00Z","messageId":"3"}
            {"type":"track","userId":"u2"}

            {"type":"track","userId":"u2","event":"Report opened","timestamp":"2018-03-30T10:00:00Z","messageId":"4"}
            """;
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(lines));
        var import = await _client.Bring("events", packed.ToArray());
        (import.Counts.Stored, import.Counts.Refused).ShouldBe((4, 1));
        (await _client.ImportErrorsAsync(import.Id, Now).ToListAsync(Now)).Single().ShouldSatisfyAllConditions(e => e.Line.ShouldBe(4), e => e.Field.ShouldBe("event"));
        await Fed();
        var march = new FigureQuery { From = new(2018, 3, 1), To = new(2018, 4, 1), Grain = "month" };
        (await _client.FunnelAsync(["Signed up", "Report opened"], "7d", march, Now)).Select(s => s.Users).ShouldBe([2, 1]);
        (await _client.FunnelAsync(["Signed up", "Report opened"], null, march with { From = new(2018, 3, 1), To = new(2018, 5, 1) }, Now)).Select(s => s.OfFirst).ShouldBe([1m, 0.5m]);
        (await Should.ThrowAsync<ApiRefusal>(() => _client.FunnelAsync(["Signed up", "Report open"], null, march, Now))).Message.ShouldContain("Report opened");
    }

    [Fact]
    public async Task Lifecycle_and_cohorts_of_users()
    {
        await Bring(Header + "2018-01-05,x,a,\n2018-02-05,x,a,\n2018-02-06,x,b,\n2018-03-07,x,c,\n2018-04-01,x,a,\n2018-04-02,x,c,\n");
        var query = new FigureQuery { From = new(2018, 1, 1), To = new(2018, 5, 1), Grain = "month" };
        (await _client.LifecycleAsync(query, Now)).Select(l => (l.New, l.Returning, l.Resurrecting, l.Dormant)).ShouldBe([(1, 0, 0, 0), (1, 1, 0, 0), (1, 0, 0, 2), (0, 1, 1, 0)]);
        (await _client.UserRetentionAsync(query, Now)).Select(c => string.Join(' ', c.Active)).ShouldBe(["1 1 0 1", "1 0 0", "1 1", "0"]);
    }

    [Fact]
    public async Task Events_of_an_unknown_account_wait_until_somebody_says_which_it_is()
    {
        await _client.Bring("accounts", "account_id\nA\n");
        await Bring(Header + "2018-01-05,x,u1,crm-77\n2018-01-06,x,u2,crm-77\n2018-01-06,x,u3,A\n");
        var unknown = (await _client.EventGroupsAsync(unknown: true, Now).ToListAsync(Now)).ShouldHaveSingleItem();
        (unknown.Group, unknown.Events, unknown.Users, unknown.AccountId).ShouldBe(("crm-77", 2, 2, null));
        (await Metrics("2018-01-01", "2018-02-01", "month", ["mau"], filter: "id:A")).Single().Value.ShouldBe(1);
        await _client.MapEventGroupAsync("crm-77", "A", Now);
        (await Metrics("2018-01-01", "2018-02-01", "month", ["mau"], filter: "id:A")).Single().Value.ShouldBe(3);
        (await _client.EventGroupsAsync(unknown: true, Now).ToListAsync(Now)).ShouldBeEmpty();
        (await Should.ThrowAsync<ApiRefusal>(() => _client.MapEventGroupAsync("crm-77", "Z", Now))).Message.ShouldContain("no account 'Z'");
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/accounts/A/usage?at=2018-01-10", Now);
        page.ShouldContain("u2");
        page.ShouldContain("class=\"calendar\"");
    }

    [Fact]
    public async Task What_a_person_said_of_a_group_holds_through_a_merge_and_rebuilt_projections()
    {
        await _client.Bring("accounts", "account_id\nA\nB\n");
        await Bring(Header + "2018-01-05,x,u1,crm-77\n2018-01-06,x,u3,B\n");
        await _client.MapEventGroupAsync("crm-77", "A", Now);
        await _client.RebuildProjectionsAsync(Now);
        (await Metrics("2018-01-01", "2018-02-01", "month", ["mau"], filter: "id:A")).Single().Value.ShouldBe(1);
        var merged = await _client.MergeAccountAsync("A", new MergeWish("B"), Now);
        (await Metrics("2018-01-01", "2018-02-01", "month", ["mau"], filter: "id:A or id:B")).Single().Value.ShouldBe(2);
        await _client.UndoChangeAsync(merged.ChangeId!.Value, Now);
        (await Metrics("2018-01-01", "2018-02-01", "month", ["mau"], filter: "id:A")).Single().Value.ShouldBe(1);
    }

    private Task<Perennial.Client.Import> Bring(string csv) => Bring(Encoding.UTF8.GetBytes(csv));

    private async Task<Perennial.Client.Import> Bring(byte[] file)
    {
        var import = await _client.Bring("events", file);
        await Fed();
        return import;
    }

    private Task Fed() => _host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);

    private Task<IReadOnlyList<MetricValue>> Metrics(string from, string to, string grain, params string[] ids) => Metrics(from, to, grain, ids, null);

    private Task<IReadOnlyList<MetricValue>> Metrics(string from, string to, string grain, string[] ids, string? option = null, string? filter = null) =>
        _client.MetricsAsync(ids, new FigureQuery { From = DateOnly.Parse(from, CultureInfo.InvariantCulture), To = DateOnly.Parse(to, CultureInfo.InvariantCulture), Grain = grain, Options = option is null ? [] : [option], Filter = filter }, Now);
}
