using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;

namespace Perennial.Tests.App.Accounts;

public sealed class ProjectRevenueTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_pays_what_was_recorded_last_and_nothing_once_its_last_day_is_over()
    {
        await using var host = await PerennialHost.StartAsync();
        using var api = host.Api(Scopes.Read);
        AccountSeed.Account(host, 1, "Acme");
        AccountSeed.Raise(host);
        (await Acme(api)).Status.ShouldBe("never");

        AccountSeed.Line(host, 1, 100, "2025-06-01");
        AccountSeed.Raise(host);
        (await Acme(api)).Mrr.ShouldBe(100m);

        AccountSeed.Line(host, 1, 150, "2026-01-01", "2026-01-20");
        AccountSeed.Raise(host);
        var grown = await Acme(api);
        (grown.Mrr, grown.Change90Days, grown.Status).ShouldBe((150m, 50m, "customer"));

        host.Clock.Set(new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.Zero));
        var gone = await Acme(api);
        (gone.Mrr, gone.Change90Days, gone.Status, gone.CustomerSince).ShouldBe((0m, -100m, "churned", new DateOnly(2025, 6, 1)));
    }

    [Fact]
    public async Task The_rows_follow_the_options_in_force()
    {
        await using var host = await PerennialHost.StartAsync();
        using var api = host.Api();
        AccountSeed.Account(host, 1, "Acme");
        AccountSeed.Line(host, 1, 100, "2025-06-01");
        host.Sql("insert into fx_rate_facts (day, base, quote, rate, recorded_at) values ('2025-01-01', 'EUR', 'USD', '1.25', 0)");
        AccountSeed.Raise(host);
        (await Acme(api)).Mrr.ShouldBe(100m);
        (await api.PutAsJsonAsync("/api/v1/settings", new Dictionary<string, string> { ["currency"] = "EUR" }, Now)).EnsureSuccessStatusCode();
        var inEuro = await Acme(api);
        (inEuro.Mrr, inEuro.Currency).ShouldBe((80m, "EUR"));
    }

    private static async Task<AccountSummary> Acme(HttpClient api) => (await api.GetFromJsonAsync<AccountSummary>("/api/v1/accounts/A-1", Now))!;
}
