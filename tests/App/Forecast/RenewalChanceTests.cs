using Perennial.App.Forecast;
using Perennial.Client;
using Perennial.Core.Forecast;
using Perennial.Core.Risk;
using Perennial.Tests.App.Import;
using static Perennial.Tests.App.Forecast.ForecastWorld;

namespace Perennial.Tests.App.Forecast;

/// <summary>From the risk of an account to the chance of its renewals.</summary>
public sealed class RenewalChanceTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        using var client = _host.Client();
        await FillAsync(client);
        await client.PutSubscriptionLinesAsync([Line("P2", "2025-08-01", 20) with { SubscriptionId = "S-more", LineId = "L-more" }, Line("P3", "2025-08-01", 20) with { SubscriptionId = "S-third", LineId = "L-third" }], Now);
        await client.Bring("contracts", "contract_id,account_id,name,start,end,auto_renews,cancelled,subscriptions\nC2b,P2,More,2025-08-01,2026-08-01,yes,,S-more\nC4,P4,Agreement 4,2024-03-01,2025-03-01,yes,2026-01-02,S-P4\n");
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_contract_in_force_has_the_account_s_own_probability_and_what_comes_later_is_no_likelier()
    {
        var forecast = await OfAsync(_host);
        long Id(string external) => long.Parse(_host.Rows("select id from accounts where external_id = $id", ("$id", external)).Single(), System.Globalization.CultureInfo.InvariantCulture);
        var risk = new[] { "P1", "P2", "P3", "P4" }.ToDictionary(Id, external => new AccountRisk(Id(external), new(0.02, 0.01, 0.04), new(0.05, 0.03, 0.09), new(0.1, 0.06, 0.18), new(0.3, 0.2, 0.45), [new("usage", 0.4, "Active users fell")]));
        var dues = RenewalChances.Of(forecast.Dues.Select(d => d.Due), forecast.Day, risk, new Chance(0.6, 0.5, 0.7)).ToDictionary(d => (d.Due.Account, d.Due.Contract?.ExternalId));
        ForecastDue Of(string account, string? contract) => dues[(Id(account), contract)];
        (Of("P1", "C1").Chance, Of("P1", "C1").Basis, Of("P1", "C1").Risk!.Reasons[0].Words).ShouldBe((new Chance(0.7, 0.55, 0.8), ChanceBasis.Model, "Active users fell"));
        Of("P2", "C2").Chance.ShouldBe(new Chance(0.7, 0.55, 0.8));
        Of("P2", "C2b").Chance!.Value.P.ShouldBeLessThanOrEqualTo(0.7);
        Of("P3", null).Chance.ShouldBe(RenewalPath.After(risk[Id("P3")], new DateOnly(2026, 3, 1).DayNumber - forecast.Day.DayNumber), "no contract names it: it is read off the days to come");
        (Of("P4", "C4").Chance, Of("P4", "C4").Basis).ShouldBe((Chance.Sure(false), ChanceBasis.Notice));
        (Of("P5", "C5").Chance, Of("P5", "C5").Basis).ShouldBe((new Chance(0.6, 0.5, 0.7), ChanceBasis.Pooled), "the model does not know this account");
        RenewalChances.Of(forecast.Dues.Select(d => d.Due), forecast.Day, new Dictionary<long, AccountRisk>(), null).ShouldAllBe(d => d.Basis == ChanceBasis.None || d.Basis == ChanceBasis.Notice);
    }
}
