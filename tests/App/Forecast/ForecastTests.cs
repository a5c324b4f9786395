using System.Net;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;
using static Perennial.Tests.App.Forecast.ForecastWorld;

namespace Perennial.Tests.App.Forecast;

/// <summary>What is due, what is expected of it, and how every number opens to its renewals.</summary>
public sealed class ForecastTests : IAsyncLifetime
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
    public async Task Where_nothing_was_ever_due_amounts_stand_without_a_chance_and_say_why()
    {
        await _client.PutAccountsAsync([new AccountItem("A", Name: "Acme")], Now);
        await _client.PutSubscriptionLinesAsync([Line("A", "2025-06-10", 50)], Now);
        var forecast = await _client.ForecastAsync(cancellation: Now);
        (forecast.Total.Due, forecast.Total.Renewals, forecast.Total.Expected, forecast.Total.P10, forecast.Total.WithoutChance).ShouldBe((600m, 1, null, null, 1));
        forecast.Basis.ShouldContain("Nothing was due before");
        forecast.CorrelationWords.ShouldContain("no months of renewals are known");
        (await _client.ForecastChangesAsync(cancellation: Now)).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_renewed_before_says_how_likely_the_next_renewals_are()
    {
        await FillAsync(_client);
        var forecast = await _client.ForecastAsync(cancellation: Now);
        (forecast.Day, forecast.From, forecast.To, forecast.Currency).ShouldBe((new(2026, 1, 15), new(2026, 1, 15), new(2027, 1, 1), "USD"));
        (forecast.Groups.Count, forecast.Groups[0].Key, forecast.Groups[2].Key, forecast.Groups[2].Renewals).ShouldBe((12, "2026-01", "2026-03", 6));
        var chance = Math.Round(6.5m / 9, 9);
        forecast.Total.Due.ShouldBe(12 * 2100);
        forecast.Total.Expected.ShouldBe(Enumerable.Range(1, 6).Sum(i => Math.Round(1200 * i * chance, 8)));
        decimal[] rising = [0, forecast.Total.P10!.Value, forecast.Total.P50!.Value, forecast.Total.P90!.Value, forecast.Total.Due];
        rising.ShouldBe(rising.Order());
        forecast.Total.P10.Value.ShouldBeLessThan(forecast.Total.P90.Value);
        forecast.Basis.ShouldContain("72%");
        forecast.Groups[2].ShouldBe(forecast.Total with { Key = "2026-03", From = new(2026, 3, 1), To = new(2026, 4, 1) });
    }

    [Theory]
    [InlineData("month", 12)]
    [InlineData("quarter", 4)]
    [InlineData("segment", 2)]
    [InlineData("owner", 2)]
    public async Task Groups_and_their_rows_sum_to_the_whole(string by, int groups)
    {
        await FillAsync(_client);
        var forecast = await _client.ForecastAsync(by, cancellation: Now);
        (forecast.By, forecast.Groups.Count).ShouldBe((by, groups));
        (forecast.Groups.Sum(g => g.Due), forecast.Groups.Sum(g => g.Expected ?? 0), forecast.Groups.Sum(g => g.Renewals)).ShouldBe((forecast.Total.Due, forecast.Total.Expected!.Value, 6));
        foreach (var group in forecast.Groups)
        {
            var rows = await _client.ForecastRowsAsync(by, group.Key, cancellation: Now).ToListAsync(Now);
            (rows.Count, rows.Sum(r => r.Amount), rows.Sum(r => r.Expected)).ShouldBe((group.Renewals, group.Due, group.Expected ?? 0));
        }
        var csv = await _host.Api().GetStringAsync($"/api/v1/forecast/rows?by={by}&format=csv", Now);
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(7);
        csv.ShouldStartWith("account_id,name,segment,owner,contract_id,contract,kind,due_on,amount,chance,");
        csv.ShouldContain("P1,Customer 1,Enterprise,ana@own.example,C1,Agreement 1,contract,2026-03-01,1200,0.722222222,");
    }

    [Fact]
    public async Task Days_and_accounts_can_be_chosen_and_what_makes_no_sense_is_refused_by_its_field()
    {
        await FillAsync(_client);
        (await _client.ForecastAsync(figure: new() { From = new(2026, 2, 1), To = new(2026, 3, 1) }, cancellation: Now)).Total.Renewals.ShouldBe(0);
        (await _client.ForecastAsync(figure: new() { From = new(2026, 3, 1), To = new(2026, 3, 2), Segment = "smb" }, cancellation: Now)).Total.Due.ShouldBe(12 * 1200);
        (await _client.ForecastAsync(figure: new() { Filter = "id:P1,P2" }, cancellation: Now)).Total.Due.ShouldBe(12 * 300);
        using var api = _host.Api();
        foreach (var (query, field) in new[] { ("by=week", "by"), ("from=2026-01-01", "to"), ("from=2026-01-20&to=2050-01-01", "to"), ("segment=none-such", "segment") })
        {
            var answer = await api.GetAsync("/api/v1/forecast?" + query, Now);
            (answer.StatusCode, (await answer.Content.ReadAsStringAsync(Now)).Contains($"\"field\":\"{field}\"", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true), query);
        }
        (await api.GetAsync("/api/v1/forecast/rows?group=2020-01", Now)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Late_contracts_notice_given_and_revenue_without_a_term_each_stand_once()
    {
        await FillAsync(_client);
        await _client.Bring("contracts", """
            contract_id,account_id,name,start,end,auto_renews,notice_days,cancelled,subscriptions
            C1,P1,Agreement 1,2024-03-01,2025-12-31,no,,,S-P1
            C2,P2,Agreement 2,2024-03-01,2025-03-01,yes,,2025-11-01,S-P2
            C3,P3,Agreement 3,2024-03-01,2025-09-01,no,,,S-P3
            C4,P4,Agreement 4,2024-03-01,,yes,,,S-P4
            C5,P5,Agreement 5,2026-02-01,2027-02-01,yes,,,S-P5

            """);
        var rows = await _client.ForecastRowsAsync(cancellation: Now).ToListAsync(Now);
        rows.Select(r => (r.AccountId, r.Kind, r.DueOn, r.Amount, r.ContractId)).ShouldBe(
        [
            ("P1", "late", new(2025, 12, 31), 1200m, "C1"), ("P2", "notice-given", new(2026, 3, 1), 2400m, "C2"), ("P3", "anniversary", new(2026, 3, 1), 3600m, null), ("P4", "anniversary", new(2026, 3, 1), 4800m, null),
            ("P5", "anniversary", new(2026, 3, 1), 6000m, null), ("P6", "contract", new(2026, 3, 1), 7200m, "C6"),
        ]);
        (rows[1].Chance, rows[1].Basis, rows[1].Expected).ShouldBe((0m, "notice", 0m));
        (await _client.ForecastAsync(cancellation: Now)).Groups[0].Renewals.ShouldBe(1, "what is late counts now");
    }

    [Fact]
    public async Task A_contract_that_names_no_subscription_takes_what_no_other_does()
    {
        await _client.PutAccountsAsync([new AccountItem("A", Name: "Acme")], Now);
        await _client.PutSubscriptionLinesAsync([Line("A", "2025-01-01", 50), Line("A", "2025-01-01", 30) with { SubscriptionId = "S-2", LineId = "L-2" }, Line("A", "2025-01-01", 7) with { SubscriptionId = "S-3", LineId = "L-3" }], Now);
        await _client.Bring("contracts", "contract_id,account_id,start,end,auto_renews,subscriptions\nC1,A,2025-01-01,2026-06-30,yes,S-A\nC2,A,2025-01-01,2026-07-31,yes,\nC3,A,2025-01-01,2026-08-31,yes,S-A\n");
        (await _client.ForecastRowsAsync(cancellation: Now).ToListAsync(Now)).Select(r => (r.ContractId, r.Amount)).ShouldBe([("C1", 600m), ("C2", 444m)]);
    }

    [Fact]
    public async Task Contracts_of_one_account_stand_or_fall_together()
    {
        await FillAsync(_client);
        await _client.PutAccountsAsync([new AccountItem("A", Name: "Acme")], Now);
        await _client.PutSubscriptionLinesAsync([.. Enumerable.Range(1, 10).Select(i => Line("A", "2025-06-01", 10) with { SubscriptionId = $"S-A{i}", LineId = $"L-A{i}" })], Now);
        await _client.Bring("contracts", "contract_id,account_id,start,end,auto_renews,subscriptions\n" + string.Concat(Enumerable.Range(1, 10).Select(i => $"A{i},A,2025-06-01,2026-06-01,yes,S-A{i}\n")));
        var total = (await _client.ForecastAsync(figure: new() { Filter = "id:A" }, cancellation: Now)).Total;
        (total.Renewals, total.Due, total.P10, total.P50, total.P90).ShouldBe((10, 1200m, 0m, 1200m, 1200m));
    }

    [Theory]
    [InlineData("2024-02-29", "2026-02-28", "2026-02-28")]
    [InlineData("2024-02-29", "2024-01-01", "2027-02-28")]
    [InlineData("2025-01-15", null, "2027-01-15")]
    [InlineData("2025-01-16", null, "2026-01-16")]
    public async Task Anniversaries_are_counted_from_the_first_day_of_paying_and_never_today(string first, string? unused, string next)
    {
        if (unused == "2024-01-01") _host.Clock.Set(new(2026, 2, 28, 10, 0, 0, TimeSpan.Zero));
        await _client.PutAccountsAsync([new AccountItem("A", Name: "Acme")], Now);
        await _client.PutSubscriptionLinesAsync([Line("A", first, 50)], Now);
        (await _client.ForecastRowsAsync(figure: new() { From = new(2026, 1, 1), To = new(2028, 1, 1) }, cancellation: Now).ToListAsync(Now)).Single().DueOn.ShouldBe(DateOnly.Parse(next, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_day_is_the_workspace_s_own()
    {
        await _client.PutAccountsAsync([new AccountItem("A", Name: "Acme")], Now);
        await _client.PutSubscriptionLinesAsync([Line("A", "2025-01-16", 50)], Now);
        _host.Clock.Set(new(2026, 1, 15, 23, 30, 0, TimeSpan.Zero));
        (await _client.ForecastAsync(cancellation: Now)).Day.ShouldBe(new(2026, 1, 15));
        await _client.SetSettingsAsync(new Dictionary<string, string> { ["time-zone"] = "Pacific/Auckland" }, Now);
        (await _client.ForecastAsync(cancellation: Now)).Day.ShouldBe(new(2026, 1, 16));
        (await _client.ForecastRowsAsync(figure: new() { From = new(2026, 1, 1), To = new(2028, 1, 1) }, cancellation: Now).ToListAsync(Now)).Single().DueOn.ShouldBe(new(2027, 1, 16));
    }

    [Fact]
    public async Task Pages_show_the_forecast_its_rows_and_an_account_s_renewal()
    {
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/forecast", Now)).ShouldContain("Nothing is due for renewal");
        await FillAsync(_client);
        var page = await browser.GetStringAsync("/forecast", Now);
        page.ShouldContain("P10 to P90");
        page.ShouldContain("/forecast/rows?by=month&amp;group=2026-03");
        page.ShouldContain("No forecast month is over yet");
        page.ShouldContain("below 5 no retention curve is fitted");
        (await browser.GetStringAsync("/forecast?by=segment", Now)).ShouldContain("group=Enterprise");
        (await browser.GetStringAsync("/forecast/rows?by=segment&group=SMB", Now)).ShouldContain("3 renewals");
        (await browser.GetStringAsync("/forecast/changes", Now)).ShouldContain("What changed in the forecast");
        var renewal = await browser.GetStringAsync("/accounts/P1/renewal", Now);
        renewal.ShouldContain("Agreement 1");
        renewal.ShouldContain("as of all past renewals");
        (await browser.GetStringAsync("/accounts/P8/renewal", Now)).ShouldContain("Nothing is due");
        (await browser.GetAsync("/accounts/none/renewal", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_virtual_CSM_sees_the_renewals_of_their_accounts_and_a_chance_that_only_they_tell()
    {
        await FillAsync(_client);
        await _client.CallRenewalAsync("P2", new("lost") { Note = "Foreign note" }, Now);
        var vera = await _host.Add(Role.VirtualCsm, "vera@virtual.example", "Vera");
        await _client.PutAccountsAsync([new AccountItem("P1", CoOwners: ["vera@virtual.example"])], Now);
        using var api = await _host.ApiOf(vera);
        foreach (var path in (string[])["/api/v1/forecast?by=owner", "/api/v1/forecast/rows", "/api/v1/forecast/rows?format=csv", "/api/v1/forecast/changes", "/api/v1/forecast/coverage", "/api/v1/lifetime-values", "/api/v1/lifetime-values/rows", "/api/v1/renewal-calls", "/api/v1/renewal-calls/grades"])
        {
            var text = await api.GetStringAsync(path, Now);
            text.ShouldNotContain("Customer 2", customMessage: path);
            text.ShouldNotContain("Foreign", customMessage: path);
            text.ShouldNotContain("ben@own.example", customMessage: path);
        }
        var own = await api.GetStringAsync("/api/v1/forecast/rows", Now);
        own.ShouldContain("\"chance\":0.75", customMessage: "one renewal of one, not six of eight");
        (await _client.ForecastAsync(cancellation: Now)).Basis.ShouldContain("Fewer than 5 customers have churned");
        (await api.GetStringAsync("/api/v1/forecast", Now)).ShouldNotContain("customers have churned", customMessage: "how many of the others did is not told");
        (await api.GetAsync("/api/v1/renewal-calls?account=P2", Now)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var browser = await _host.SignedInAs(vera);
        var page = await browser.GetStringAsync("/forecast", Now) + await browser.GetStringAsync("/accounts/P1/renewal", Now);
        page.ShouldNotContain("Customer 2");
        page.ShouldNotContain("have churned in");
        (await browser.GetAsync("/accounts/P2/renewal", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
