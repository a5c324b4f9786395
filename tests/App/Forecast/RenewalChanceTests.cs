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

    [Fact]
    public void Who_has_no_contract_may_leave_in_any_month_and_was_then_never_due()
    {
        var day = new DateOnly(2026, 1, 15);
        ForecastDue Of(DueKind kind) => RenewalChances.Of([new Due(1, kind, day.AddYears(1), 1200m, null)], day, new Dictionary<long, AccountRisk>(), new Chance(0.98, 0.9, 1), null, (1999, 30)).Single();
        Of(DueKind.Contract).ShouldSatisfyAllConditions(d => d.Chance.ShouldBe(new Chance(0.98, 0.9, 1)), d => d.Basis.ShouldBe(ChanceBasis.Pooled));
        var stays = Of(DueKind.Anniversary);
        stays.Basis.ShouldBe(ChanceBasis.PooledMonths);
        stays.Chance!.Value.P.ShouldBe(Math.Pow((1969 + 0.5) / 2000, 12), 0.001);
        (stays.Chance.Value.Low < stays.Chance.Value.P && stays.Chance.Value.P < stays.Chance.Value.High && stays.Chance.Value.High < 0.95).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0.5, 0.7, 0.9)]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 1)]
    public void What_is_late_is_never_certain_and_stands_the_risk_until_it_is_judged(double in30, double in90, double in180)
    {
        var risk = new AccountRisk(1, new(in30, in30, in30), new(in90, in90, in90), new(in180, in180, in180), new Probability(0.2, 0.1, 0.3), []);
        ForecastDue Late(DateOnly on) => RenewalChances.Of([new Due(1, DueKind.Late, on, 1200m, null)], new(2026, 1, 15), new Dictionary<long, AccountRisk> { [1] = risk }, null).Single();
        var fresh = Late(new(2025, 12, 31));
        (fresh.Chance!.Value.IsSure, fresh.Basis).ShouldBe((false, ChanceBasis.Model));
        fresh.Line.Expected.ShouldBeInRange(1m, 1199m);
        fresh.Chance.ShouldBe(RenewalPath.After(risk, 75).Open, "until the 90th day after its own");
        Late(new(2025, 10, 20)).Chance.ShouldBe(RenewalPath.After(risk, 30).Open, "as long as what is not late has to be paid");
    }

    [Fact]
    public void Enough_that_were_late_before_say_what_becomes_of_those_that_are()
    {
        var day = new DateOnly(2025, 6, 30);
        PastMonth Of(int soon, int slow, int renewed) => new(day.AddDays(1), day, true,
            [.. Enumerable.Range(0, soon).Select(i => Past(i, day.AddDays(-10), i < renewed)), .. Enumerable.Range(0, slow).Select(i => Past(100 + i, day.AddDays(-70), false)), .. Enumerable.Range(0, 50).Select(i => Past(200 + i, day.AddDays(5), true))], 0);
        PastDue Past(long account, DateOnly on, bool renewed) => new(new(account, 1, on, 100, new(0.5, 0.4, 0.6)), renewed, renewed ? 100 : 0);
        var today = new DateOnly(2026, 1, 15);
        new LateChances([Of(19, 0, 9)]).Of(today.AddDays(-3), today).ShouldBeNull("nineteen are too few");
        new LateChances([Of(20, 20, 10)]).Of(today.AddDays(-3), today).ShouldBe(Chance.Pooled(10, 20));
        new LateChances([Of(20, 20, 10)]).Of(today.AddDays(-65), today).ShouldBe(Chance.Pooled(0, 20));
        new LateChances([Of(20, 5, 10)]).Of(today.AddDays(-65), today).ShouldBe(Chance.Pooled(10, 25), "of all that were late");
        PastMonth.Pooled([Of(20, 20, 10)]).ShouldBe(Chance.Pooled(50, 50), "what was late is not what falls due");
    }

    [Fact]
    public void All_that_an_account_has_due_in_a_month_is_one_renewal_of_the_shared_chance_and_of_the_correlation()
    {
        var start = new DateOnly(2025, 1, 1);
        PastMonth Month(int month, int contracts) => new(start.AddMonths(month), start.AddMonths(month).AddDays(-1), true,
            [.. from account in Enumerable.Range(1, 6) from contract in Enumerable.Range(1, contracts) let renewed = (account + month) % 3 > 0 select new PastDue(new(account, contract, start.AddMonths(month), 10, new(0.7, 0.6, 0.8)), renewed, renewed ? 10 : 0)], 0);
        List<PastMonth> one = [.. Enumerable.Range(0, 12).Select(m => Month(m, 1))], ten = [.. Enumerable.Range(0, 12).Select(m => Month(m, 10))];
        PastMonth.Pooled(ten).ShouldBe(PastMonth.Pooled(one));
        PastMonth.Together(ten).Estimate!.Value.ShouldBe(PastMonth.Together(one).Estimate!.Value, 1e-9);
        PastMonth.Together(ten).Value.ShouldBe(0, "ten contracts of a customer are no proof that customers go together");
    }
}
