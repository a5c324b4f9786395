using System.Net;
using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.DataQuality;

namespace Perennial.Tests.App.Database;

/// <summary>The same company on both databases: every figure, movement, cohort, curve and list is the same to the last digit.</summary>
public sealed class BothStoresTests
{
    private static readonly string[] _questions =
    [
        "/api/v1/metrics?from=2024-01-01&to=2026-02-01&grain=month",
        "/api/v1/metrics?at=2025-12-31&window=12m&option=movement%3Dperiod-net",
        "/api/v1/metrics?at=2025-06-30&window=12m&asKnown=2025-06-30",
        "/api/v1/metrics?from=2025-01-01&to=2026-01-01&grain=quarter&filter=country%3AUS",
        "/api/v1/metrics/nrr/rows?at=2025-12-31&window=12m&format=csv",
        "/api/v1/movements?from=2023-01-01&to=2026-02-01&format=csv",
        "/api/v1/movements/events?from=2023-01-01&to=2026-02-01",
        "/api/v1/cohorts?at=2025-12-31",
        "/api/v1/retention-curves?at=2025-12-31",
        "/api/v1/data-quality",
        "/api/v1/accounts?sort=-mrr&limit=200",
        "/api/v1/accounts?sort=name&format=csv",
    ];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_company_has_the_same_figures_on_both()
    {
        Assert.SkipWhen(TestPostgres.Server is null, TestPostgres.Missing);
        await using var embedded = new PerennialHost { Relational = _ => null, Options = options => options with { Demo = true } };
        await using var postgres = new PerennialHost { Relational = TestPostgres.For, Options = options => options with { Demo = true } };
        await Task.WhenAll(embedded.InitializeAsync().AsTask(), postgres.InitializeAsync().AsTask());
        await Same(embedded, postgres, "/api/v1/metrics?from=2025-01-01&to=2026-01-01&grain=quarter&segment=Enterprise");
    }

    [Fact]
    public async Task RavenStack_has_the_same_figures_on_both()
    {
        Assert.SkipWhen(TestPostgres.Server is null, TestPostgres.Missing);
        var files = RavenStackFiles.Find();
        Assert.SkipWhen(files is null, "SKIPPED: RavenStack's files are not here. Put them into ../shared/data/ravenstack, or say where with PERENNIAL_RAVENSTACK.");
        await using var embedded = new PerennialHost { Relational = _ => null };
        await using var postgres = new PerennialHost { Relational = TestPostgres.For };
        foreach (var host in new[] { embedded, postgres })
        {
            await host.InitializeAsync();
            using var api = host.Api();
            await RavenStackTests.Bring(api, files!, "accounts", "accounts");
            await RavenStackTests.Bring(api, files!, "subscriptions", "subscription-lines");
        }
        await Same(embedded, postgres);
    }

    private static async Task Same(PerennialHost embedded, PerennialHost postgres, params string[] more)
    {
        postgres.Workspace.Store.Engine.ShouldStartWith("PostgreSQL");
        embedded.Workspace.Store.Engine.ShouldStartWith("SQLite");
        using var one = embedded.Api(Scopes.Admin);
        using var other = postgres.Api(Scopes.Admin);
        (await one.GetFromJsonAsync<List<MetricValue>>("/api/v1/metrics/mrr?at=2024-12-15", Now))!.Single().Value.ShouldNotBeNull().ShouldBeGreaterThan(1000m);
        foreach (var question in _questions.Concat(more))
        {
            var (here, there) = (await one.GetAsync(question, Now), await other.GetAsync(question, Now));
            here.StatusCode.ShouldBe(HttpStatusCode.OK, question);
            there.StatusCode.ShouldBe(HttpStatusCode.OK, question);
            (await there.Content.ReadAsStringAsync(Now)).ShouldBe(await here.Content.ReadAsStringAsync(Now), question);
        }
    }
}
