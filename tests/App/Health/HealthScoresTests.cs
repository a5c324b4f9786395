using System.Net;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Health;

/// <summary>Scores of accounts: what they are made of, and how they are written down and never rewritten.</summary>
public sealed class HealthScoresTests : IAsyncLifetime
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
    public async Task A_score_is_the_sum_of_what_its_measures_add_and_says_what_it_knows()
    {
        await _client.Apply(HealthHost.Simple, new(2020, 1, 1));
        var bolt = await _client.Overall("B");
        bolt.ShouldSatisfyAllConditions(b => b.Points.ShouldBe(58.33m, "(2 x 50 + 75) / 3"), b => b.Band.ShouldBe("amber"), b => b.Confidence.ShouldBe(1), b => b.Name.ShouldBe("Simple"));
        bolt.Contributions.Sum(c => c.Adds).ShouldBe(bolt.Points!.Value);
        bolt.Contributions.Select(c => (c.Signal, c.Points)).ShouldBe([("nps-last", 50m), ("open-tickets", 75m)]);
        bolt.Contributions.ShouldAllBe(c => c.Evidence.Length > 0);
        (await _client.Overall("A")).Points.ShouldBe(100);
        (await _client.Overall("C")).ShouldSatisfyAllConditions(c => c.Points.ShouldBe(33.33m), c => c.Band.ShouldBe("red"));
    }

    [Fact]
    public async Task Without_any_scorecard_of_one_s_own_there_are_scores_and_what_nobody_connected_only_lowers_the_confidence()
    {
        var health = await _client.AccountHealthAsync("A", Now);
        health.Scores.Select(s => s.Score).ShouldBe(["overall", "service", "relationship", "commercial"], ignoreOrder: true, "nothing is known of the use of the product");
        foreach (var score in health.Scores)
        {
            score.Contributions.Sum(c => c.Adds).ShouldBe(score.Points ?? 0);
            score.Version.ShouldBeNull();
        }
        health.Scores[0].Score.ShouldBe("overall");
        health.Scores[0].Confidence.ShouldBeInRange(0.05m, 0.9m);
        health.Scores[0].Contributions.Single(c => c.Signal == "seat-use").ShouldSatisfyAllConditions(c => c.Points.ShouldBeNull(), c => c.Adds.ShouldBe(0), c => c.Share.ShouldBeNull());
    }

    [Fact]
    public async Task A_change_of_band_stands_on_the_timeline_once_with_what_moved_it()
    {
        await _client.Apply(HealthHost.Simple, new(2020, 1, 1));
        (await _client.Overall("A")).Band.ShouldBe("green");
        (await Told("A")).ShouldBeEmpty("the first score is no change");
        await _client.Bring("survey-responses", HealthHost.Answers + "A,,nps,0,10,0,2026-01-10\n");
        (await _client.Overall("A")).Band.ShouldBe("red");
        await _client.Bring("survey-responses", HealthHost.Answers + "A,,nps,0,10,1,2026-01-11\n");
        (await _client.Overall("A")).Points.ShouldBe(40m);
        await _host.Restart();
        using var again = _host.Client();
        await again.Overall("A");
        var told = await Told("A");
        told.Select(a => a.Title).ShouldBe(["Health fell from green to red: 100 → 33.3", "Health rose from red to amber: 33.3 → 40"], ignoreOrder: true);
        told.Single(a => a.Title!.Contains("fell", StringComparison.Ordinal)).Body.ShouldBe("Last NPS answer 100 → 0 (−66.7)");
    }

    [Fact]
    public async Task A_correction_of_the_past_is_a_new_version_of_its_days_and_rewrites_none()
    {
        await _client.Apply(HealthHost.Simple, new(2020, 1, 1));
        await _client.Overall("A");
        (await _host.LookBack()).ShouldBeGreaterThan(0);
        (await _host.LookBack()).ShouldBe(0, "nothing was learnt since");
        var before = await _host.Snapshots("A");
        before[0].Day.ShouldBe(new(2026, 1, 15), "today came first, its past after");
        var (atEnd, computed) = (new DateOnly(2025, 11, 30), _host.Clock.GetUtcNow());
        _host.Clock.Advance(TimeSpan.FromHours(1));
        await _client.Bring("survey-responses", HealthHost.Answers + "A,,nps,0,10,2,2025-11-20\n");
        (await _client.Overall("A")).Points.ShouldBe(46.67m);
        (await _host.LookBack()).ShouldBeGreaterThan(0);
        var after = await _host.Snapshots("A");
        after.Take(before.Count).Select(s => (s.Id, s.Day, s.PointsE2, s.Parts, s.ComputedAt)).ShouldBe(before.Select(s => (s.Id, s.Day, s.PointsE2, s.Parts, s.ComputedAt)), "what stood stays");
        after.Last(s => s.Day <= atEnd).ShouldSatisfyAllConditions(s => s.PointsE2.ShouldBe(4667), s => s.ComputedAt.ShouldBeGreaterThan(computed));
        var history = await _client.HealthHistoryAsync("A", cancellation: Now);
        history.Select(p => p.Day).ShouldBeInOrder();
        history.Last(p => p.Day <= new DateOnly(2025, 10, 31)).Points.ShouldBe(100, "before the answer nothing is another");
        history.Single(p => p.Day == atEnd).ShouldSatisfyAllConditions(p => p.Points.ShouldBe(46.67m), p => p.Causes.ShouldContain("Last NPS answer 100 → 20"));
        using var browser = await _host.SignedIn();
        WebUtility.HtmlDecode(await browser.GetStringAsync("/accounts/A/health", Now)).ShouldContain("100 → 47 from green to amber");
    }

    [Fact]
    public async Task Days_that_passed_while_nobody_computed_are_made_up_for()
    {
        await _client.Bring("contracts", "contract_id,account_id,start,end\nK,A,2026-01-01,2026-02-01\n");
        await _client.Apply("score: overall\ngroups:\n  - name: Term\n    measures:\n      - {signal: days-to-renewal, linear: {zero: 0, full: 100}}\n", new(2020, 1, 1));
        (await _client.Overall("A")).Points.ShouldBe(17);
        _host.Clock.Advance(TimeSpan.FromDays(3));
        await _host.Restart();
        using var again = _host.Client();
        (await again.Overall("A")).Points.ShouldBe(14);
        (await _host.Snapshots("A")).Where(s => s.Day >= new DateOnly(2026, 1, 15)).GroupBy(s => s.Day).Select(day => (day.Key, day.Last().PointsE2)).ShouldBe([(new(2026, 1, 15), 1700), (new(2026, 1, 16), 1600), (new(2026, 1, 17), 1500), (new(2026, 1, 18), 1400)]);
    }

    [Fact]
    public async Task Lists_segments_and_days_past_know_health()
    {
        await _client.Apply(HealthHost.Simple, new(2020, 1, 1));
        await _client.Overall("A");
        await _host.LookBack();
        (await Ids("health<40")).ShouldBe(["C"]);
        (await Ids("health>=58.33 health<100")).ShouldBe(["B"]);
        (await Ids("band:green,amber")).ShouldBe(["A", "B", "D"], "D never answered, and has no open ticket");
        (await Ids("band:red as:2025-07-31")).ShouldBe(["C"]);
        (await Ids("health:any as:2023-06-30")).ShouldBeEmpty();
        await _client.Bring("survey-responses", HealthHost.Answers + "C,,nps,0,10,10,2026-01-10\n");
        await _client.Overall("C");
        (await Ids("health<40")).ShouldBeEmpty();
        (await _client.HealthAsync(cancellation: Now).Select(r => (r.AccountId, r.Points)).ToListAsync(Now)).ShouldBe([("B", 58.33m), ("C", 100m), ("A", 100m), ("D", 100m)]);
        (await _client.HealthAsync(filter: "segment:smb", band: "amber", cancellation: Now).Select(r => r.AccountId).ToListAsync(Now)).ShouldBe(["B"]);
        (await Should.ThrowAsync<ApiRefusal>(async () => await _client.HealthAsync(score: "nothing", cancellation: Now).ToListAsync(Now))).Message.ShouldContain("There are overall");
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/accounts?filter=health:any&sort=health&col=name&col=health&col=band", Now)).ShouldContain("</svg>58</span>");
        await _client.Apply("score: overall\ngroups:\n  - name: Voice\n    measures:\n      - {signal: nps-last, linear: {zero: 0, full: 10}}\n", new(2020, 1, 1));
        (await _client.Overall("D")).Points.ShouldBeNull();
        (await Ids("health:none")).ShouldBe(["D"]);
    }

    [Fact]
    public async Task A_score_may_weigh_other_scores_but_not_in_a_circle()
    {
        await _client.Apply(HealthHost.Simple.Replace("score: overall", "score: voice", StringComparison.Ordinal), new(2020, 1, 1));
        await _client.Apply("score: overall\nname: Both\ngroups:\n  - name: Scores\n    measures:\n      - {signal: 'score:voice', weight: 3, linear: {zero: 0, full: 100}}\n      - {signal: open-tickets, linear: {zero: 4, full: 0}}\n", new(2020, 1, 1));
        (await _client.Overall("B")).Points!.Value.ShouldBe(62.5m, 0.01m, "(3 x 58.33 + 75) / 4");
        var circle = await Should.ThrowAsync<ApiRefusal>(() => _client.Apply("score: voice\ngroups:\n  - name: Scores\n    measures:\n      - {signal: 'score:overall', linear: {zero: 0, full: 100}}\n"));
        circle.Message.ShouldContain("weighs scores itself");
        (await Should.ThrowAsync<ApiRefusal>(() => _client.Apply("score: x\ngroups:\n  - name: Scores\n    measures:\n      - {signal: 'score:none', linear: {zero: 0, full: 100}}\n"))).Message.ShouldContain("There is no score 'none'");
        (await Should.ThrowAsync<ApiRefusal>(() => _client.Apply("score: x\ngroups:\n  - name: Fields\n    measures:\n      - {signal: 'field:nothing', linear: {zero: 0, full: 100}}\n"))).Message.ShouldContain("no custom field of accounts with numbers named 'field:nothing'");
    }

    private async Task<List<string>> Ids(string filter) => await _client.AccountsAsync(new AccountQuery { Filter = filter, Sort = "id" }, Now).Select(a => a.AccountId).ToListAsync(Now);

    private async Task<List<ActivityRow>> Told(string account)
    {
        using var client = _host.Client();
        return await client.ActivitiesAsync(account, Now).Where(a => a.Kind == "system").ToListAsync(Now);
    }
}
