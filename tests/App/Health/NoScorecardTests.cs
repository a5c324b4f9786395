using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Health;

/// <summary>An account that no scorecard fits any more has no score, wherever one looks.</summary>
public sealed class NoScorecardTests : IAsyncLifetime
{
    private static readonly string _small = HealthHost.Simple.Replace("score: overall", "score: fit\nsegment: SMB", StringComparison.Ordinal);
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
    public async Task Who_moves_out_of_a_scorecard_s_segment_has_none_of_its_score_and_who_comes_back_has_it_again()
    {
        await _client.Apply(_small, new(2020, 1, 1));
        (await Fit("A")).ShouldBe(100);
        _host.Clock.Advance(TimeSpan.FromDays(1));
        await _client.Bring("accounts", "account_id,segment\nA,Enterprise\n");
        (await Fit("A")).ShouldBeNull();
        (await _client.HealthAsync(score: "fit", cancellation: Now).Select(r => (r.AccountId, r.Points)).ToListAsync(Now)).ShouldBe([("B", 58.33m), ("C", null), ("A", null), ("D", null)]);
        var history = await _client.HealthHistoryAsync("A", score: "fit", cancellation: Now);
        history.Select(p => (p.Day, p.Points, p.Causes)).ShouldBe([(new(2026, 1, 15), 100m, ""), (new(2026, 1, 16), null, "No scorecard applies any more")]);
        await _host.Restart();
        _client.Dispose();
        _client = _host.Client();
        (await Fit("A")).ShouldBeNull();
        (await _host.Snapshots("A", "fit")).Count.ShouldBe(2, "that there is none is said once");
        using (var browser = await _host.SignedIn()) (await browser.GetStringAsync("/accounts/A/health?score=fit", Now)).ShouldContain("Health");
        _host.Clock.Advance(TimeSpan.FromDays(1));
        await _client.Bring("accounts", "account_id,segment\nA,SMB\n");
        (await Fit("A")).ShouldBe(100);
        (await _host.Snapshots("A", "fit")).Select(s => s.PointsE2).ShouldBe([10000, null, 10000]);
    }

    [Fact]
    public async Task Whom_an_archived_overall_score_leaves_without_one_is_in_no_band_from_then_on()
    {
        var all = await _client.Apply(HealthHost.Simple, new(2020, 1, 1));
        await _client.Apply(HealthHost.Simple.Replace("score: overall", "score: overall\nsegment: SMB", StringComparison.Ordinal), new(2020, 1, 1));
        await _client.Overall("A");
        _host.Clock.Advance(TimeSpan.FromDays(1));
        await _client.Overall("A");
        var told = await Told("C");
        await _client.ArchiveScorecardAsync(all.Id!.Value, Now);
        await _client.Overall("A");
        (await Ids("health:none")).ShouldBe(["C", "D"]);
        (await Ids("band:red")).ShouldBeEmpty();
        (await _client.AccountHealthAsync("C", Now)).Scores.ShouldNotContain(s => s.Score == "overall");
        _host.Clock.Advance(TimeSpan.FromDays(1));
        await _client.Overall("A");
        (await Ids("band:red as:2026-01-16")).ShouldBeEmpty();
        (await Ids("band:red as:2026-01-15")).ShouldBe(["C"], "until then it had one");
        (await Told("C")).ShouldBe(told, "having no score is no band");
    }

    [Fact]
    public async Task A_score_that_no_scorecard_makes_any_more_ends_in_the_history()
    {
        var fit = await _client.Apply(_small, new(2020, 1, 1));
        (await Fit("B")).ShouldBe(58.33m);
        await _client.ArchiveScorecardAsync(fit.Id!.Value, Now);
        (await Fit("B")).ShouldBeNull();
        (await _host.Snapshots("B", "fit")).Select(s => s.PointsE2).ShouldBe([5833, null]);
        (await _host.LookBack()).ShouldBeGreaterThan(0);
        (await _host.LookBack()).ShouldBe(0, "nothing was learnt since");
    }

    [Fact]
    public async Task What_a_scorecard_scores_on_a_past_day_ends_where_the_facts_say_that_it_did_not_fit()
    {
        await _client.Apply(_small, new(2020, 1, 1));
        await Fit("A");
        (await _host.LookBack()).ShouldBeGreaterThan(0);
        (await _host.Snapshots("A", "fit")).ShouldAllBe(s => s.Day == new DateOnly(2026, 1, 15), "that it is of SMB was first said on this day");
    }

    private async Task<decimal?> Fit(string account) => (await _client.AccountHealthAsync(account, Now)).Scores.SingleOrDefault(s => s.Score == "fit")?.Points;

    private async Task<int> Told(string account) => await _client.ActivitiesAsync(account, Now).Where(a => a.Kind == "system").CountAsync(Now);

    private async Task<List<string>> Ids(string filter) => await _client.AccountsAsync(new AccountQuery { Filter = filter, Sort = "id" }, Now).Select(a => a.AccountId).ToListAsync(Now);
}
