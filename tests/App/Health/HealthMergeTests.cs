using System.Net;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Health;

/// <summary>What people say of an account, and what it had scored, when it turns out to be part of another.</summary>
public sealed class HealthMergeTests : IAsyncLifetime
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
    public async Task They_count_for_the_account_that_stays_until_it_has_its_own_and_go_back_with_the_merge()
    {
        var theirs = await _client.OverrideHealthAsync("B", new("Their sponsor left", new(2026, 3, 1), Band: "red"), Now);
        await _client.EnterSentimentAsync("B", new(2, "Cold since summer"), Now);
        await _client.Overall("A");
        var before = (await _host.Snapshots("B")).Count;
        before.ShouldBeGreaterThan(0);
        _host.Clock.Advance(TimeSpan.FromDays(1));
        var merge = await _client.MergeAccountAsync("A", new MergeWish("B"), Now);

        var one = await _client.AccountHealthAsync("A", Now);
        one.Scores[0].Override!.ShouldSatisfyAllConditions(o => o.Id.ShouldBe(theirs.Id), o => o.Reason.ShouldBe("Their sponsor left"));
        one.Sentiment!.Reason.ShouldBe("Cold since summer");
        (await _client.HealthAsync(filter: "id:A", cancellation: Now).SingleAsync(Now)).Override!.Id.ShouldBe(theirs.Id);
        (await _client.HealthHistoryAsync("A", cancellation: Now))[^1].ShouldSatisfyAllConditions(p => p.Day.ShouldBe(new(2026, 1, 16)), p => p.Causes.ShouldStartWith("B was merged into it"));
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/accounts/A/health", Now)).ShouldContain("B was merged into it");

        var own = await _client.OverrideHealthAsync("A", new("They follow up", new(2026, 2, 1), Band: "amber"), Now);
        await _client.EnterSentimentAsync("A", new(4, "Warm again", new(2026, 1, 2)), Now);
        one = await _client.AccountHealthAsync("A", Now);
        (one.Scores[0].Override!.Id, one.Sentiment!.Reason).ShouldBe((own.Id, "Warm again"), "its own counts, also where it is older");
        await _client.EndHealthOverrideAsync("A", own.Id, Now);
        (await _client.Overall("A")).Override!.Id.ShouldBe(theirs.Id);

        await _client.UndoChangeAsync(merge.ChangeId!.Value, Now);
        (await _client.Overall("A")).Override.ShouldBeNull();
        (await _client.Overall("B")).Override!.Id.ShouldBe(theirs.Id);
        (await _client.AccountHealthAsync("B", Now)).Sentiment!.Reason.ShouldBe("Cold since summer");
        (await _host.Snapshots("B")).Count.ShouldBeGreaterThanOrEqualTo(before);
        (await _client.HealthHistoryAsync("A", cancellation: Now)).ShouldAllBe(p => !p.Causes.Contains("merged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_sees_the_account_that_stays_reads_and_ends_what_was_said_of_the_other()
    {
        var theirs = await _client.OverrideHealthAsync("B", new("Their sponsor left", new(2026, 3, 1), Band: "red"), Now);
        await _client.OverrideHealthAsync("C", new("Nobody's business", new(2026, 3, 1), Band: "red"), Now);
        await _client.PutAccountsAsync([new AccountItem("A", CoOwners: ["vera@virtual.example"])], Now);
        await _client.MergeAccountAsync("A", new MergeWish("B"), Now);
        using var vera = await _host.ApiOf(await _host.Add(Role.VirtualCsm, "vera@virtual.example", "Vera"));
        (await vera.GetStringAsync("/api/v1/accounts/A/health", Now)).ShouldContain("Their sponsor left");
        (await vera.GetStringAsync("/api/v1/health", Now)).ShouldSatisfyAllConditions(l => l.ShouldContain("Their sponsor left"), l => l.ShouldNotContain("Nobody"));
        (await vera.DeleteAsync($"/api/v1/accounts/A/health/overrides/{theirs.Id + 1}", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await vera.DeleteAsync($"/api/v1/accounts/A/health/overrides/{theirs.Id}", Now)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _client.Overall("A")).Override.ShouldBeNull();
        (await _client.Overall("C")).Override.ShouldNotBeNull();
    }
}
