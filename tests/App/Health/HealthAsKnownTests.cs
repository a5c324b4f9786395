using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Health;
using Perennial.App.Signals;
using Perennial.Client;
using Perennial.Core.Health;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Health;

/// <summary>What was shown on a day, and what is judged of it later.</summary>
public sealed class HealthAsKnownTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        await HealthHost.FillAsync(_client);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_page_as_known_on_a_day_shows_the_score_the_bars_and_what_people_had_said_by_then()
    {
        await _client.Apply(HealthHost.Simple, new(2020, 1, 1));
        await _client.EnterSentimentAsync("A", new(5, "Glad to have us"), Now);
        await _client.Overall("A");
        _host.Clock.Advance(TimeSpan.FromDays(2));
        await _client.Bring("survey-responses", HealthHost.Answers + "A,,nps,0,10,0,2026-01-14\n");
        await _client.EnterSentimentAsync("A", new(1, "They shout at us"), Now);
        await _client.OverrideHealthAsync("A", new("It is worse than that", new(2026, 3, 1), Points: 3), Now);
        (await _client.Overall("A")).Points.ShouldBe(33.33m);
        using var browser = await _host.SignedIn();
        var now = WebUtility.HtmlDecode(await browser.GetStringAsync("/accounts/A/health", Now));
        now.ShouldSatisfyAllConditions(p => p.ShouldContain("33 red"), p => p.ShouldContain("33.33 of 100"), p => p.ShouldContain("They shout at us"), p => p.ShouldContain("It is worse than that"));
        var then = WebUtility.HtmlDecode(await browser.GetStringAsync("/accounts/A/health?asKnown=2026-01-15", Now));
        then.ShouldSatisfyAllConditions(p => p.ShouldContain("100 green"), p => p.ShouldContain("100 of 100"), p => p.ShouldContain("Glad to have us"), p => p.ShouldNotContain("33 red"), p => p.ShouldNotContain("33.33"), p => p.ShouldNotContain("They shout at us"), p => p.ShouldNotContain("It is worse than that"));
        (await browser.GetStringAsync("/accounts/A?asKnown=2026-01-15", Now)).ShouldSatisfyAllConditions(p => p.ShouldContain("100 green"), p => p.ShouldNotContain("33 red"));
        (await browser.GetStringAsync("/accounts/A", Now)).ShouldContain("33 red");
    }

    [Fact]
    public async Task The_evidence_of_a_sentiment_is_its_reason()
    {
        await _client.Apply("score: overall\ngroups:\n  - name: View\n    measures:\n      - {signal: sentiment, linear: {zero: 1, full: 5}}\n", new(2020, 1, 1));
        await _client.EnterSentimentAsync("A", new(2, "New management, cold so far"), Now);
        (await _client.Overall("A")).Contributions.Single().Evidence.ShouldEndWith("on 2026-01-15: New management, cold so far");
    }

    [Fact]
    public async Task A_past_score_has_the_band_of_the_scorecard_that_applied_to_the_account_on_that_day()
    {
        await _client.Apply(HealthHost.Simple + "bands: {amber: 20, green: 50}\n", new(2020, 1, 1));
        await _client.Apply(HealthHost.Simple + "bands: {amber: 80, green: 90}\n", new(2025, 10, 1));
        await _client.Apply("segment: SMB\n" + HealthHost.Simple + "bands: {amber: 50, green: 60}\n", new(2025, 12, 1));
        await _client.Overall("B");
        var ids = _host.Rows("select external_id, id from accounts").Select(row => row.Split('|')).ToDictionary(row => row[0], row => long.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var then = new List<IReadOnlyDictionary<long, ScoreThen>>();
        foreach (var table in await _host.Services.GetRequiredService<SignalReader>().OverAsync([new(2025, 9, 30), new(2025, 10, 31), new(2026, 1, 15)], null, Now)) then.Add(await _host.Services.GetRequiredService<ScoresThen>().OfAsync(table, Now));
        then.Select(day => day[ids["B"]].Band).ShouldBe([Band.Green, Band.Red, Band.Amber]);
        then.Select(day => day[ids["C"]].Band).ShouldBe([Band.Amber, Band.Red, Band.Red]);
        then.ShouldAllBe(day => day[ids["B"]].Points > 58 && day[ids["B"]].Points < 59);
    }
}
