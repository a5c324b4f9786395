using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Health;
using Perennial.App.Signals;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Health;

/// <summary>What people say of health, and who may say and see what.</summary>
public sealed class HealthPeopleTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        await HealthHost.FillAsync(_client);
        await _client.Apply(HealthHost.Simple, new(2020, 1, 1));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task An_override_stands_beside_the_score_and_ends_by_itself()
    {
        var made = await _client.OverrideHealthAsync("A", new("The sponsor left", new(2026, 1, 20), Band: "red"), Now);
        (await _client.Overall("A")).ShouldSatisfyAllConditions(a => a.Points.ShouldBe(100), a => a.Band.ShouldBe("green"), a => a.Override!.Id.ShouldBe(made.Id), a => a.Override!.Band.ShouldBe("red"));
        (await _client.HealthAsync(band: "red", cancellation: Now).Select(r => r.AccountId).ToListAsync(Now)).ShouldBe(["C"], "the computed one is what counts");
        (await _client.HealthAsync(filter: "id:A", cancellation: Now).SingleAsync(Now)).Override!.Reason.ShouldBe("The sponsor left");
        var second = await _client.OverrideHealthAsync("A", new("Not so bad", new(2026, 1, 18), Points: 55), Now);
        (await _client.Overall("A")).Override!.ShouldSatisfyAllConditions(o => o.Id.ShouldBe(second.Id), o => o.Points.ShouldBe(55), o => o.Band.ShouldBeNull());
        _host.Clock.Advance(TimeSpan.FromDays(2));
        (await _client.Overall("A")).Override.ShouldNotBeNull("17 January");
        _host.Clock.Advance(TimeSpan.FromDays(1));
        (await _client.Overall("A")).Override.ShouldBeNull("it counted until the 18th, and the first was ended by it");
        (await Should.ThrowAsync<ApiRefusal>(() => _client.EndHealthOverrideAsync("A", second.Id, Now))).Status.ShouldBe(HttpStatusCode.NotFound);
        var third = await _client.OverrideHealthAsync("A", new("Again", new(2026, 2, 1), Band: "amber"), Now);
        await _client.EndHealthOverrideAsync("A", third.Id, Now);
        (await _client.Overall("A")).Override.ShouldBeNull();
        (await _client.AuditAsync(cancellation: Now).Where(e => e.Subject.StartsWith("health override:", StringComparison.Ordinal)).CountAsync(Now)).ShouldBe(5, "three made, the first ended by the second, the third by hand");
    }

    [Fact]
    public async Task What_is_written_of_people_stays_out_of_the_audit_chain()
    {
        await _client.OverrideHealthAsync("A", new("Mara is ill", new(2026, 2, 1), Band: "red", Points: 12.5m), Now);
        await _client.EnterSentimentAsync("A", new(2, "Mara left"), Now);
        _host.Rows("select count(*) from health_overrides, csm_sentiments where health_overrides.reason = 'Mara is ill' and csm_sentiments.reason = 'Mara left'").ShouldBe(["1"]);
        _host.Rows("select name from audit where subject like 'health override:%' or subject like 'sentiment:%' order by seq").ShouldBe(["overall: red 12.5", "2 of 5"]);
        _host.Rows("select count(*) from audit where name like '%Mara%' or details like '%Mara%'").ShouldBe(["0"]);
    }

    [Fact]
    public async Task Who_is_erased_is_forgotten_in_the_reasons_that_name_them()
    {
        await _client.Bring("contacts", "contact_id,account_id,name,email\nca,A,Mara Lind,mara@a.example\nca2,A,Mara L.,lind@a.example\ncb,B,Mara Lindner,lindner@b.example\n");
        await _client.MergeContactAsync("ca", new MergeWish("ca2"), Now);
        await _client.OverrideHealthAsync("A", new("MARA LIND is ill", new(2026, 2, 1), Band: "red"), Now);
        await _client.OverrideHealthAsync("B", new("Mara Lindner and Mara Lind, who is of A", new(2026, 2, 1), Band: "red"), Now);
        await _client.EnterSentimentAsync("A", new(2, "Mara L. left"), Now);
        await _client.EnterSentimentAsync("A", new(3, "Mara Lindner came"), Now);
        await _client.EnterSentimentAsync("C", new(4, "Wrote to Lind@a.example"), Now);
        await _client.CallRenewalAsync("A", new("commit") { Note = "Signed (Mara Lind)" }, Now);
        await _client.CallRenewalAsync("B", new("commit") { Note = "Signed" }, Now);
        (await _client.EraseUserAsync(new("mara@a.example"), Now)).Ids.ShouldBe(1);
        _host.Rows("select band, reason from health_overrides order by id").ShouldBe(["red|", "red|Mara Lindner and Mara Lind, who is of A"]);
        _host.Rows("select value, reason from csm_sentiments order by id").ShouldBe(["2|", "3|Mara Lindner came", "4|"]);
        _host.Rows("select category, note from renewal_calls order by id").ShouldBe(["commit|~", "commit|Signed"]);
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/accounts/A/health", Now)).ShouldNotContain("is ill");
    }

    [Fact]
    public async Task Who_overrode_a_score_is_a_person_and_no_name()
    {
        var (one, other) = (await _host.Add(Role.Csm, "kim@own.example", "Kim Lee"), await _host.Add(Role.Csm, "kim.lee@own.example", "Kim Lee"));
        foreach (var (person, account, points) in new[] { (one, "A", 10), (other, "B", 20), (one, "C", 30) })
        {
            using var api = await _host.ApiOf(person);
            (await api.PostAsJsonAsync($"/api/v1/accounts/{account}/health/overrides", new NewHealthOverride("x", new(2026, 2, 1), points), ApiJson.Options, Now)).StatusCode.ShouldBe(HttpStatusCode.Created);
        }
        var said = await _host.Services.GetRequiredService<ScoresThen>().OverridesAsync(Now);
        said.Select(s => (s.Person, s.Name, s.Score)).ShouldBe([(one.Id, $"Kim Lee (person {one.Id})", 10.0), (other.Id, $"Kim Lee (person {other.Id})", 20.0), (one.Id, $"Kim Lee (person {one.Id})", 30.0)]);
    }

    [Fact]
    public async Task Sentiment_as_known_before_a_merge_stays_with_the_account_that_it_was_entered_for()
    {
        await _client.EnterSentimentAsync("B", new(1, "Angry"), Now);
        await _client.EnterSentimentAsync("A", new(5, "Glad", new(2026, 1, 10)), Now);
        _host.Clock.Set(new(2026, 1, 20, 10, 0, 0, TimeSpan.Zero));
        var before = await Of(new(2026, 1, 16));
        before.ShouldBe((5f, 1f));
        await _client.MergeAccountAsync("A", new MergeWish("B"), Now);
        (await Of(new(2026, 1, 16))).ShouldBe(before, "on that day nobody knew of the merge");
        (await Of(null)).ShouldBe((5f, null), "what was said of itself holds for the one that they are now");

        async Task<(float?, float?)> Of(DateOnly? asKnown)
        {
            var table = await _host.Services.GetRequiredService<SignalReader>().AtAsync(new(2026, 1, 16), asKnown, Now);
            float? Value(string account) => table.Find(long.Parse(_host.Rows("select id from account_keys where external_id = $id", ("$id", account)).Single(), CultureInfo.InvariantCulture)) is >= 0 and var i ? table["sentiment"][i] : null;
            return (Value("A"), Value("B"));
        }
    }

    [Theory]
    [InlineData(null, null, "because", "2026-02-01", "points")]
    [InlineData(101, null, "because", "2026-02-01", "points")]
    [InlineData(null, "blue", "because", "2026-02-01", "band")]
    [InlineData(50, null, " ", "2026-02-01", "reason")]
    [InlineData(50, null, "because", "2026-01-15", "until")]
    [InlineData(50, null, "because", "2028-02-01", "until")]
    public async Task An_override_that_cannot_be_taken_is_refused_by_its_field(int? points, string? band, string reason, string until, string field)
    {
        var refused = await Should.ThrowAsync<ApiRefusal>(() => _client.OverrideHealthAsync("A", new(reason, DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), points, band), Now));
        (refused.Status, refused.Places.Single().Field).ShouldBe((HttpStatusCode.BadRequest, field));
    }

    [Fact]
    public async Task Sentiment_counts_from_its_day_by_what_was_known_and_keeps_what_was_entered_before()
    {
        await _client.Apply("score: overall\ngroups:\n  - name: View\n    measures:\n      - {signal: sentiment, linear: {zero: 1, full: 5}}\n", new(2020, 1, 1));
        await _client.EnterSentimentAsync("A", new(5, "Asked for more seats", new(2026, 1, 2)), Now);
        (await _client.Overall("A")).Points.ShouldBe(100);
        _host.Clock.Advance(TimeSpan.FromDays(1));
        await _client.EnterSentimentAsync("A", new(2, "New management, cold"), Now);
        (await _client.Overall("A")).Points.ShouldBe(25);
        await _client.EnterSentimentAsync("A", new(3, "It was cooler before, too", new(2026, 1, 5)), Now);
        (await _client.Overall("A")).Points.ShouldBe(25, "what counts from a later day stays");
        await _host.LookBack();
        (await _client.HealthHistoryAsync("A", cancellation: Now)).Where(p => p.Day >= new DateOnly(2026, 1, 1)).Select(p => (p.Day.Day, p.Points)).ShouldBe([(2, 100m), (5, 50m), (16, 25m)], ignoreOrder: false);
        (await Should.ThrowAsync<ApiRefusal>(() => _client.EnterSentimentAsync("A", new(6, "x"), Now))).Places.Single().Field.ShouldBe("value");
        (await Should.ThrowAsync<ApiRefusal>(() => _client.EnterSentimentAsync("A", new(3, ""), Now))).Places.Single().Field.ShouldBe("reason");
        (await Should.ThrowAsync<ApiRefusal>(() => _client.EnterSentimentAsync("A", new(3, "x", new(2027, 1, 1)), Now))).Places.Single().Field.ShouldBe("on");
    }

    [Fact]
    public async Task A_virtual_CSM_sees_and_says_only_what_is_of_their_own_accounts()
    {
        await _client.Bring("accounts", "account_id,co_owners\nB,vera@virtual.example\n");
        var vera = await _host.Add(Role.VirtualCsm, "vera@virtual.example", "Vera");
        using var api = await _host.ApiOf(vera);
        (await api.GetFromJsonAsync<Page<HealthRow>>("/api/v1/health", ApiJson.Options, Now))!.Items.Select(r => r.AccountId).ShouldBe(["B"]);
        (await api.GetAsync("/api/v1/accounts/A/health", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await api.GetAsync("/api/v1/accounts/A/health/history", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await api.PostAsJsonAsync("/api/v1/accounts/A/health/sentiments", new NewSentiment(1, "x"), ApiJson.Options, Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await api.PostAsJsonAsync("/api/v1/accounts/B/health/sentiments", new NewSentiment(1, "x"), ApiJson.Options, Now)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await api.PutAsJsonAsync("/api/v1/health/scorecards", new NewScorecard(HealthHost.Simple), ApiJson.Options, Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await api.PostAsJsonAsync("/api/v1/health/scorecards/what-if", new ScorecardToTry(HealthHost.Simple), ApiJson.Options, Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var browser = await _host.SignedInAs(vera);
        var book = await browser.GetStringAsync("/health", Now);
        book.ShouldContain("Bolt");
        book.ShouldNotContain("Acme");
        (await browser.GetStringAsync("/health/scorecards", Now)).ShouldContain("Simple");
        (await browser.GetAsync("/health/scorecards/edit", Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Who_only_reads_changes_nothing()
    {
        var reader = await _host.Add(Role.Viewer, "rita@own.example", "Rita");
        using var api = await _host.ApiOf(reader, Scopes.Read);
        (await api.GetAsync("/api/v1/accounts/A/health", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await api.PostAsJsonAsync("/api/v1/accounts/A/health/overrides", new NewHealthOverride("x", new(2026, 2, 1), 5), ApiJson.Options, Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await api.PostAsJsonAsync("/api/v1/accounts/A/health/sentiments", new NewSentiment(1, "x"), ApiJson.Options, Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var browser = await _host.SignedInAs(reader);
        var page = await browser.GetStringAsync("/accounts/A/health", Now);
        page.ShouldNotContain("override-reason");
        page.ShouldNotContain("feel-reason");
    }
}
