using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;

namespace Perennial.Tests.App.DataQuality;

public sealed class DataEndTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Data_that_stops_is_named_until_the_data_end_is_set()
    {
        await using var host = await PerennialHost.StartAsync();
        var facts = new QualityFacts(host);
        facts.Account("a").Line("a", "s1", "2023-02-01").Account("b").Line("b", "s1", "2023-02-01", 50, ("end_at", "2024-12-31")).Account("c").Line("c", "s1", "2024-12-01").Done();
        using var api = host.Api(Scopes.Admin);
        var rows = await api.GetFromJsonAsync<Page<DataQualityRow>>("/api/v1/data-quality/data-stops/rows", Now);
        rows!.Items.Select(r => r.AccountId).ShouldBe(["a", "c"]);
        rows.Items[0].Says.ShouldBe("nothing happens after 2024-12-31");
        rows.Items[0].Instead.ShouldContain("data-end=2025-01-01");
        (await api.PutAsJsonAsync("/api/v1/settings", new Dictionary<string, string> { ["data-end"] = "2025-01-01" }, Now)).EnsureSuccessStatusCode();
        (await api.GetFromJsonAsync<Page<DataQualityRow>>("/api/v1/data-quality/data-stops/rows", Now))!.Items.ShouldBeEmpty();
        (await api.GetFromJsonAsync<DataQualitySummary>("/api/v1/data-quality", Now))!.AsOf.ShouldBe(new DateOnly(2024, 12, 31));
    }

    [Fact]
    public async Task A_check_whose_claim_no_mapping_binds_is_not_asked()
    {
        await using var host = await PerennialHost.StartAsync();
        using var api = host.Api(Scopes.Lead);
        var summary = await api.GetFromJsonAsync<DataQualitySummary>("/api/v1/data-quality", Now);
        summary!.Checks.Where(c => !c.IsBound).ShouldAllBe(c => c.NeedsClaim != null && c.Share == null);
        summary.Checks.Count(c => !c.IsBound).ShouldBeGreaterThan(10);
    }
}
