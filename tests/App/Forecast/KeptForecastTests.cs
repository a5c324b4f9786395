using Perennial.Client;
using Perennial.Tests.App.Import;
using static Perennial.Tests.App.Forecast.ForecastWorld;

namespace Perennial.Tests.App.Forecast;

/// <summary>What was said is kept, compared with what is said now, and graded by what came.</summary>
public sealed class KeptForecastTests : IAsyncLifetime
{
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
    public async Task One_is_kept_a_week_and_none_of_nothing()
    {
        (await KeepAsync(_host)).ShouldBeFalse();
        await FillAsync(_client);
        (await KeepAsync(_host), await KeepAsync(_host)).ShouldBe((true, false));
        _host.Clock.Advance(TimeSpan.FromDays(6));
        (await KeepAsync(_host)).ShouldBeFalse();
        _host.Clock.Advance(TimeSpan.FromDays(1));
        (await KeepAsync(_host)).ShouldBeTrue();
        _host.Rows("select f.made_on, count(*), sum(d.amount_e8), min(d.chance_e9) from kept_forecasts f join kept_dues d on d.kept_forecast_id = f.id group by f.made_on order by 1").ShouldBe(["2026-01-15|6|2520000000000|722222222", "2026-01-22|6|2520000000000|722222222"]);
    }

    [Fact]
    public async Task What_changed_since_last_week_is_told_by_cause_and_sums_to_the_change()
    {
        await FillAsync(_client);
        await KeepAsync(_host);
        var before = (await _client.ForecastAsync(cancellation: Now)).Total.Expected!.Value;
        _host.Clock.Advance(TimeSpan.FromDays(7));
        await _client.PutSubscriptionLinesAsync([Line("P1", "2026-01-20", 150), Line("P6", "2024-03-01", 600) with { End = "2026-01-18" }, Line("P9", "2026-01-19", 90)], Now);
        await _client.Bring("contracts", "contract_id,account_id,name,start,end,auto_renews,cancelled,subscriptions\nC2,P2,Agreement 2,2024-03-01,2025-03-01,yes,2026-01-21,S-P2\nC3,P3,Agreement 3,2024-03-01,2026-05-01,yes,,S-P3\nC4,P4,Agreement 4,2024-03-01,2027-06-01,yes,,S-P4\n");
        var changes = await _client.ForecastChangesAsync(cancellation: Now);
        (changes.Since, changes.Day, changes.Replayed, changes.Before).ShouldBe((new(2026, 1, 15), new(2026, 1, 22), false, before));
        changes.Now.ShouldBe((await _client.ForecastAsync(cancellation: Now)).Total.Expected!.Value);
        changes.Rows.Sum(r => r.Amount).ShouldBe(changes.Now - changes.Before);
        changes.Causes.Sum(c => c.Amount).ShouldBe(changes.Now - changes.Before);
        changes.Rows.Where(r => r.Cause is not "chance").Select(r => (r.AccountId, r.Cause)).Order().ShouldBe([("P1", "amount"), ("P4", "due-date"), ("P6", "went")]);
        changes.Rows.Single(r => r.AccountId == "P2").ShouldSatisfyAllConditions(r => r.Cause.ShouldBe("chance"), r => r.NowChance.ShouldBe(0m));
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/forecast/changes?cause=went", Now)).ShouldContain("Customer 6");
    }

    [Fact]
    public async Task Without_a_kept_one_last_week_is_made_again_and_says_so()
    {
        await FillAsync(_client);
        await _client.PutSubscriptionLinesAsync([Line("P1", "2026-01-12", 150)], Now);
        var changes = await _client.ForecastChangesAsync(cancellation: Now);
        (changes.Since, changes.Replayed).ShouldBe((new(2026, 1, 8), true));
        changes.Rows.Select(r => (r.AccountId, r.Cause, r.WasAmount, r.NowAmount)).ShouldBe([("P1", "amount", 1200m, 1800m)]);
        changes.Rows.Sum(r => r.Amount).ShouldBe(changes.Now - changes.Before);
    }

    [Fact]
    public async Task A_kept_month_is_graded_by_what_was_said_and_an_older_one_is_made_again()
    {
        await FillAsync(_client);
        _host.Clock.Set(new(2026, 2, 26, 10, 0, 0, TimeSpan.Zero));
        await KeepAsync(_host);
        await _client.PutSubscriptionLinesAsync([Line("P6", "2024-03-01", 600) with { End = "2026-03-05" }], Now);
        _host.Clock.Set(new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero));
        var coverage = await _client.ForecastCoverageAsync(cancellation: Now);
        var month = coverage.ByMonth.ShouldHaveSingleItem("of March 2025 nothing could be said: nothing was due before");
        (month.Month, month.MadeOn, month.Replayed, month.Renewals, month.Due, month.Came).ShouldBe((new(2026, 3, 1), new(2026, 2, 26), false, 6, 25200m, 18000m));
        month.Expected.ShouldBe(18199.9999944m, "25,200 are due, each with a chance of 0.722222222");
        (month.Inside, month.P10 < 18000, month.P90 >= 18000).ShouldBe((true, true, true), "all but the largest came");
        (coverage.Months, coverage.Share, coverage.Words.StartsWith("Too few to say", StringComparison.Ordinal)).ShouldBe((1, null, true));
    }

    [Fact]
    public async Task A_month_in_which_everybody_left_lies_outside_of_what_was_said()
    {
        await FillAsync(_client);
        _host.Clock.Set(new(2026, 2, 26, 10, 0, 0, TimeSpan.Zero));
        await KeepAsync(_host);
        await _client.PutSubscriptionLinesAsync([.. Enumerable.Range(1, 6).Select(i => Line($"P{i}", "2024-03-01", 100 * i) with { End = "2026-03-01" })], Now);
        _host.Clock.Set(new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero));
        var month = (await _client.ForecastCoverageAsync(cancellation: Now)).ByMonth.ShouldHaveSingleItem();
        (month.Came, month.P10 > 0, month.Inside).ShouldBe((0m, true, false));
    }

    [Fact]
    public async Task Months_that_nobody_spoke_of_are_made_again_with_what_was_known_before_them()
    {
        await FillAsync(_client);
        _host.Clock.Set(new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero));
        var month = (await _client.ForecastCoverageAsync(cancellation: Now)).ByMonth.ShouldHaveSingleItem();
        (month.Month, month.MadeOn, month.Replayed, month.Came).ShouldBe((new(2026, 3, 1), new(2026, 2, 28), true, 25200m));
        month.Expected.ShouldBe(18199.9999944m, "the renewals of March 2026 itself are not in it");
    }

    [Fact]
    public async Task A_contract_whose_end_was_moved_on_stands_in_past_months_as_it_stood_then()
    {
        await _client.Bring("accounts", "account_id,name\n" + string.Concat(Enumerable.Range(1, 10).Select(i => $"Q{i},Q {i}\n")));
        await _client.PutSubscriptionLinesAsync([.. Enumerable.Range(1, 10).Select(i => Line($"Q{i}", "2023-09-01", 100) with { End = i > 8 ? "2025-03-05" : null })], Now);
        async Task Agreed(int contracts, string end) => await _client.Bring("contracts", "contract_id,account_id,name,start,end,auto_renews,subscriptions\n" + string.Concat(Enumerable.Range(1, contracts).Select(i => $"K{i},Q{i},K,2024-03-01,{end},no,S-Q{i}\n")));
        _host.Clock.Set(new(2024, 10, 2, 10, 0, 0, TimeSpan.Zero));
        await Agreed(10, "2025-03-01");
        _host.Clock.Set(new(2025, 3, 2, 10, 0, 0, TimeSpan.Zero));
        await Agreed(8, "2026-03-01");
        _host.Clock.Set(new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero));
        var forecast = await OfAsync(_host);
        forecast.Months.Select(m => (m.Start, m.Dues.Count, m.Dues.Count(d => d.Renewed))).ShouldBe([(new(2024, 9, 1), 10, 10), (new(2025, 3, 1), 10, 8)], "before anything was agreed each is due on its anniversary");
        (await _client.ForecastRowsAsync(cancellation: Now).ToListAsync(Now)).ShouldAllBe(r => r.ContractId != null && r.DueOn == new DateOnly(2026, 3, 1) && r.Chance == Math.Round(18.5m / 21, 9));
    }

    [Fact]
    public async Task Of_a_renewal_that_shrank_no_more_came_than_is_paid_after()
    {
        await FillAsync(_client);
        _host.Clock.Set(new(2026, 2, 26, 10, 0, 0, TimeSpan.Zero));
        await KeepAsync(_host);
        await _client.CallRenewalAsync("P6", new("commit"), Now);
        await _client.PutSubscriptionLinesAsync([Line("P6", "2024-03-01", 600) with { End = "2026-03-01" }, Line("P6", "2026-03-01", 1) with { LineId = "L-less" }, Line("P5", "2026-03-01", 900)], Now);
        _host.Clock.Set(new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero));
        (await _client.ForecastCoverageAsync(cancellation: Now)).ByMonth.ShouldHaveSingleItem().Came.ShouldBe(25200m - 7200 + 12, "one pays 12 of 7,200; what another pays more is no renewal");
        var grade = (await _client.CallGradesAsync(Now)).ShouldHaveSingleItem();
        (grade.Right, grade.Called, grade.Renewed).ShouldBe((1, 7200m, 12m));
    }

    [Fact]
    public async Task What_is_late_has_a_chance_and_is_graded_when_it_would_be_paid_on_without_a_term()
    {
        await FillAsync(_client);
        await _client.Bring("contracts", "contract_id,account_id,name,start,end,auto_renews,subscriptions\nC1,P1,Agreement 1,2024-02-10,2026-02-10,no,S-P1\n");
        _host.Clock.Set(new(2026, 2, 26, 10, 0, 0, TimeSpan.Zero));
        var late = (await _client.ForecastRowsAsync(cancellation: Now).ToListAsync(Now)).Single(r => r.Kind == "late");
        (late.AccountId, late.Chance, late.Expected).ShouldBe(("P1", Math.Round(6.5m / 9, 9), Math.Round(1200 * Math.Round(6.5m / 9, 9), 8)));
        await KeepAsync(_host);
        await _client.PutSubscriptionLinesAsync([Line("P1", "2024-03-01", 100) with { End = "2026-05-01" }], Now);
        _host.Clock.Set(new(2026, 5, 10, 10, 0, 0, TimeSpan.Zero));
        (await _client.ForecastCoverageAsync(cancellation: Now)).ByMonth.Select(m => m.Month).ShouldBe([new(2026, 2, 1)], "what is late is judged on 11 May");
        _host.Clock.Set(new(2026, 5, 11, 10, 0, 0, TimeSpan.Zero));
        var month = (await _client.ForecastCoverageAsync(cancellation: Now)).ByMonth[^1];
        (month.Month, month.Replayed, month.Renewals, month.Due, month.Came).ShouldBe((new(2026, 3, 1), false, 6, 25200m, 24000m));
    }

    [Fact]
    public async Task A_contract_that_went_over_to_other_subscriptions_has_renewed()
    {
        await FillAsync(_client);
        await _client.PutSubscriptionLinesAsync([Line("P1", "2024-03-01", 100) with { End = "2026-03-01" }, Line("P1", "2026-03-01", 110) with { SubscriptionId = "S-new", LineId = "L-new" }, Line("P2", "2024-03-01", 200) with { End = "2026-03-01" }], Now);
        _host.Clock.Set(new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero));
        (await _client.ForecastCoverageAsync(cancellation: Now)).ByMonth.Single().Came.ShouldBe(25200m - 2400);
    }

    [Fact]
    public async Task What_customers_are_worth_is_told_by_segment_and_one_by_one()
    {
        await _client.Bring("accounts", "account_id,name,segment\n" + string.Join('\n', Enumerable.Range(1, 120).Select(i => $"A{i},Account {i},{(i % 2 == 0 ? "SMB" : "")}")) + "\n");
        await _client.PutSubscriptionLinesAsync([.. Enumerable.Range(1, 120).Select(i => Line($"A{i}", "2024-01-01", 10 + i) with { End = i % 3 == 0 ? new DateOnly(2024, 2, 1).AddMonths(i % 7 * (i % 7) / 3).ToString("yyyy-MM-dd") : null })], Now);
        var values = await _client.LifetimeValuesAsync(cancellation: Now);
        values.Reason.ShouldBeNull();
        values.Segments.Select(s => (s.Segment, s.Customers)).ShouldBe([("SMB", 40), ("", 40)]);
        var rows = await _client.LifetimeValueRowsAsync(cancellation: Now).ToListAsync(Now);
        rows.Count.ShouldBe(80);
        rows.Sum(r => r.Value).ShouldBe(values.Segments.Sum(s => s.Value));
        rows.ShouldAllBe(r => r.Months == 24 && r.ValueLow < r.Value && r.Value < r.ValueHigh && r.Value < r.Mrr * 0.8m * r.ExpectedMonths && r.ExpectedMonths <= 60);
        (await _client.LifetimeValuesAsync(new() { Segment = "SMB", Options = ["gross-margin=40"] }, Now)).Segments.Single().Value.ShouldBe(values.Segments[0].Value / 2, 0.0001m);
        (await _host.Api().GetStringAsync("/api/v1/lifetime-values/rows?format=csv", Now)).Split("\r\n").Length.ShouldBe(82);
    }
}
