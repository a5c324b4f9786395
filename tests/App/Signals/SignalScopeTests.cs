using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;

namespace Perennial.Tests.App.Signals;

/// <summary>A virtual CSM is told of their own accounts alone.</summary>
public sealed class SignalScopeTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_virtual_CSM_sees_signals_of_their_accounts_and_hears_nothing_of_others()
    {
        await using var world = await SignalWorld.On("2025-06-01");
        await world.Client.DefineFieldAsync(new NewCustomField("Secret size", "number"), Now);
        await world.Bring("accounts", "account_id,name,secret_size\nA,Acme,\nB,Bolt,7\n");
        await world.Bring("subscription-lines", "account_id,subscription_id,line_id,unit_price,currency,interval,start\nA,S1,L1,100,USD,month,2025-01-01\nB,S2,L2,50,USD,month,2025-01-01\n");
        await world.Bring("survey-responses", "account_id,instrument,scale_min,scale_max,score,answered_at\nB,nps,0,10,3,2025-05-01\n");
        var vera = await world.Host.Add(Role.VirtualCsm, "vera@virtual.example", "Vera");
        await world.Client.PutAccountsAsync([new AccountItem("A", CoOwners: ["vera@virtual.example"])], Now);
        using var api = await world.Host.ApiOf(vera);
        using var theirs = new PerennialClient(world.Host.Url, api.DefaultRequestHeaders.Authorization!.Parameter);
        var signals = (await theirs.SignalsAsync(cancellation: Now)).ToDictionary(s => s.Id);
        (signals["mrr"].Accounts, signals["nps-last"].Accounts, signals["nps-last"].Reason).ShouldBe((1, 0, "None of your accounts had a value on 2025-06-01."));
        signals["csat-last"].Reason.ShouldBe(signals["nps-last"].Reason, "what others answered is not told, nor that they did");
        signals.ContainsKey("field:secret_size").ShouldBeFalse();
        (await world.Client.SignalsAsync(cancellation: Now)).Single(s => s.Id == "field:secret_size").Accounts.ShouldBe(1);
        var file = await api.GetStringAsync("/api/v1/signals.csv", Now);
        file.ShouldContain("A,Acme,100");
        file.ShouldNotContain("Bolt");
        file.ShouldNotContain("secret");
        (await theirs.AccountSignalsAsync("A", cancellation: Now)).Signals.Single(s => s.Id == "mrr").Value.ShouldBe(100);
        (await Should.ThrowAsync<ApiRefusal>(() => theirs.AccountSignalsAsync("B", cancellation: Now))).Message.ShouldContain("There is no account 'B'");
    }
}
