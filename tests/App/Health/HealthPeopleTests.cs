using System.Net;
using System.Net.Http.Json;
using Perennial.App.Access;
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
