using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Health;

/// <summary>A scorecard is tried on the book before it is saved, and on the past.</summary>
public sealed class WhatIfTests : IAsyncLifetime
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

    [Theory]
    [InlineData("weight: 2", "weight: 1")]
    [InlineData("weight: 2", "weight: 0.1")]
    [InlineData("zero: 4, full: 0", "zero: 2, full: 0")]
    [InlineData("name: Simple", "name: Simple\nbands: {amber: 20, green: 99}")]
    [InlineData("{signal: nps-last, linear: {zero: 0, full: 10}}", "{signal: nps-last, percentile: more}")]
    [InlineData("name: Simple", "name: Simple\nsegment: SMB")]
    public async Task What_is_tried_is_what_saving_makes(string part, string instead)
    {
        var text = HealthHost.Simple.Replace(part, instead, StringComparison.Ordinal);
        var before = await _client.HealthAsync(cancellation: Now).ToDictionaryAsync(r => r.AccountId, StringComparer.Ordinal, Now);
        var trial = await _client.TryScorecardAsync(new(text), Now);
        (await _client.HealthAsync(cancellation: Now).ToListAsync(Now)).ShouldBe([.. before.Values], "nothing was saved");
        await _client.Apply(text, new(2020, 1, 1));
        await _client.Overall("A");
        var after = await _client.HealthAsync(cancellation: Now).ToDictionaryAsync(r => r.AccountId, StringComparer.Ordinal, Now);
        string[] concerned = text.Contains("segment:", StringComparison.Ordinal) ? ["A", "B"] : ["A", "B", "C", "D"];
        trial.Accounts.ShouldBe(concerned.Length);
        var moved = concerned.Where(id => before[id].Band != after[id].Band).OrderByDescending(id => after[id].Mrr).ToList();
        trial.Movers.Select(m => (m.AccountId, m.From, m.To)).ShouldBe(moved.Select(id => (id, before[id].Band, after[id].Band)));
        trial.Moves.Select(m => (m.From, m.To, m.Accounts, m.Mrr)).ShouldBe(concerned.GroupBy(id => (before[id].Band, after[id].Band)).Select(g => (g.Key.Item1, g.Key.Item2, g.Count(), g.Sum(id => after[id].Mrr))), ignoreOrder: true);
    }

    [Fact]
    public async Task The_past_is_graded_by_who_was_lost_and_knows_nothing_of_what_came_after()
    {
        const string Only = "score: overall\ngroups:\n  - name: Voice\n    measures:\n      - {signal: nps-last, linear: {zero: 0, full: 10}}\n";
        // Six more customers who answered badly and left late in August 2025; those who stay answered well.
        await _client.Bring("accounts", string.Concat("account_id,name\n", string.Concat(Enumerable.Range(1, 6).Select(i => $"X{i},Ex {i}\n"))));
        await _client.Bring("subscription-lines", string.Concat("account_id,subscription_id,line_id,unit_price,currency,interval,start,end\n", string.Concat(Enumerable.Range(1, 6).Select(i => $"X{i},SX{i},LX{i},10,USD,month,2024-01-01,2025-08-25\n"))));
        await _client.Bring("survey-responses", HealthHost.Answers + string.Concat(Enumerable.Range(1, 6).Select(i => $"X{i},,nps,0,10,{i % 3},2025-05-20\n")) + "C,,nps,0,10,9,2025-06-02\n");
        var run = await _client.DryRunScorecardAsync(new(Only, Capacity: 6), Now);
        run.Months[^1].Day.ShouldBe(new(2025, 9, 30), "the 90 days of October are not over on 15 January");
        run.Months.Count.ShouldBe(24);
        run.Months.Single(m => m.Day == new DateOnly(2025, 6, 30)).ShouldSatisfyAllConditions(m => m.Customers.ShouldBe(10), m => m.Lost.ShouldBe(6), m => m.After.ShouldBe(new BandCount(6, 1, 2)));
        run.After.ShouldSatisfyAllConditions(g => g.CanJudge.ShouldBeTrue(), g => g.Lost.ShouldBe(18, "at the ends of May, June and July"), g => g.Auc!.Value.ShouldBeGreaterThan(0.99m));
        (await _client.TryScorecardAsync(new(Only, Capacity: 6), Now)).After.Auc!.Value.ShouldBeGreaterThan(0.99m);
        await _client.Bring("survey-responses", HealthHost.Answers + string.Concat(Enumerable.Range(1, 6).Select(i => $"X{i},,nps,0,10,10,2025-10-01\n")) + "A,,nps,0,10,0,2026-01-02\n");
        var again = await _client.DryRunScorecardAsync(new(Only, Capacity: 6), Now);
        again.Months.ShouldBe(run.Months, "what came after a month's end changes nothing of it");
        var known = await _client.DryRunScorecardAsync(new(Only, Months: 3, AsKnown: true), Now);
        known.Months.ShouldAllBe(m => m.After == new BandCount(0, 0, 0), "all of it was brought in today, and so was known to nobody then");
    }

    [Fact]
    public async Task A_phase_that_is_said_today_tells_no_past_score_who_will_leave()
    {
        const string All = "score: overall\ngroups:\n  - name: a\n    measures:\n      - {signal: tenure, steps: {below: 50, 0: 90}}\n", Gone = "score: overall\nphase: Churned\ngroups:\n  - name: a\n    measures:\n      - {signal: tenure, steps: {below: 50, 0: 10}}\n";
        await _client.Bring("accounts", string.Concat("account_id,name,phase\n", string.Concat(Enumerable.Range(1, 6).Select(i => $"X{i},Ex {i},Churned\n"))));
        await _client.Bring("subscription-lines", string.Concat("account_id,subscription_id,line_id,unit_price,currency,interval,start,end\n", string.Concat(Enumerable.Range(1, 6).Select(i => $"X{i},SX{i},LX{i},10,USD,month,2024-01-01,2025-08-25\n"))));
        await _client.Apply(All, new(2020, 1, 1));
        await _client.Apply(Gone, new(2020, 1, 1));
        var run = await _client.DryRunScorecardAsync(new(All, Months: 6), Now);
        run.Months.Single(m => m.Day == new DateOnly(2025, 6, 30)).ShouldSatisfyAllConditions(m => m.Customers.ShouldBe(10, "that six are Churned had not been said"), m => m.Before.ShouldBe(new BandCount(0, 0, 10)), m => m.After.ShouldBe(new BandCount(0, 0, 10)));
        run.Before.Auc.ShouldBe(0.5m, "all had the same");
        (await _client.DryRunScorecardAsync(new(Gone, Months: 6), Now)).Months.ShouldAllBe(m => m.Customers == 0);
    }

    [Fact]
    public async Task As_known_a_phase_counts_as_it_was_said_then_also_when_it_was_taken_back_since()
    {
        const string Late = "score: overall\nphase: Late\ngroups:\n  - name: a\n    measures:\n      - {signal: tenure, steps: {below: 50, 0: 10}}\n";
        _host.Clock.Set(new(2025, 3, 1, 10, 0, 0, TimeSpan.Zero));
        await _client.Bring("accounts", "account_id,name\nY,Yard\n");
        await _client.Bring("subscription-lines", "account_id,subscription_id,line_id,unit_price,currency,interval,start\nY,SY,LY,10,USD,month,2024-01-01\n");
        var said = await _client.Bring("accounts", "account_id,phase\nY,Late\n");
        _host.Clock.Set(TestClock.Start);
        await _client.UndoImportAsync(said.Id, Now);
        (await _client.DryRunScorecardAsync(new(Late, Months: 6, AsKnown: true), Now)).Months.Single(m => m.Day == new DateOnly(2025, 6, 30)).Customers.ShouldBe(1);
        (await _client.DryRunScorecardAsync(new(Late, Months: 6), Now)).Months.ShouldAllBe(m => m.Customers == 0);
    }

    [Fact]
    public async Task Too_few_losses_are_too_few_to_judge_by()
    {
        var trial = await _client.TryScorecardAsync(new(HealthHost.Simple), Now);
        (trial.After.CanJudge, trial.After.Lost, trial.After.Auc).ShouldBe((false, 0, null));
        (await Should.ThrowAsync<ApiRefusal>(() => _client.TryScorecardAsync(new("groups: 1"), Now))).Message.ShouldContain("Line 1");
        (await Should.ThrowAsync<ApiRefusal>(() => _client.DryRunScorecardAsync(new(HealthHost.Simple, Months: 99), Now))).Message.ShouldContain("Months are 1 to 24");
    }
}
