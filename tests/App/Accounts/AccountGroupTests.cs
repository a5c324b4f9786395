using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Accounts;

public sealed class AccountGroupTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        await _client.PutAccountsAsync([new("top", "Top"), new("left", "Left", "top"), new("right", "Right", "top"), new("deep", "Deep", "left"), new("deeper", "Deeper", "deep"), new("alone", "Alone")], Stop);
        await _client.PutSubscriptionPeriodsAsync([.. new[] { ("top", 1m), ("left", 20m), ("right", 300m), ("deep", 4000m), ("deeper", 50000.5m), ("alone", 9m) }
            .Select(a => new SubscriptionPeriodItem("S-" + a.Item1, a.Item1, "2025-01-01", a.Item2))], Stop);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Revenue_is_rolled_up_through_every_level()
    {
        using var api = _host.Api();
        var group = (await api.GetFromJsonAsync<AccountGroupSummary>("/api/v1/accounts/top/group", ApiJson.Options, Stop))!;
        (group.Count, group.Mrr, group.Arr).ShouldBe((5, 54321.5m, 651858m));
        group.Below.Select(b => (b.AccountId, b.ParentId, b.Depth, b.Mrr, b.Together, b.Below)).ShouldBe(
            [("left", "top", 1, 20m, 54020.5m, 2), ("deep", "left", 2, 4000m, 54000.5m, 1), ("deeper", "deep", 3, 50000.5m, 50000.5m, 0), ("right", "top", 1, 300m, 300m, 0)]);
        (await api.GetFromJsonAsync<AccountGroupSummary>("/api/v1/accounts/alone/group", ApiJson.Options, Stop))!.Count.ShouldBe(1);
        (await api.GetFromJsonAsync<AccountGroupSummary>("/api/v1/accounts/top/group?at=2024-12-31", ApiJson.Options, Stop))!.Mrr.ShouldBe(0);
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/accounts/top", Stop)).ShouldContain("5 accounts together, with this one");
    }

    [Fact]
    public async Task Only_accounts_that_one_sees_are_in_the_sum()
    {
        var vera = await _host.Add(Role.VirtualCsm);
        await _host.Give(vera, "top", "left", "deeper");
        using var api = await _host.ApiOf(vera);
        var group = (await api.GetFromJsonAsync<AccountGroupSummary>("/api/v1/accounts/top/group", ApiJson.Options, Stop))!;
        (group.Count, group.Mrr).ShouldBe((2, 21m), "what lies below an account that is not hers is not hers to add up");
        group.Below.Select(b => b.AccountId).ShouldBe(["left"]);
    }
}
