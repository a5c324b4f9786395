using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Import;
using Perennial.App.Import.Csv;
using Perennial.App.Import.Fields;
using Perennial.App.Import.Files;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Mapping;
using Perennial.App.Import.Rows;
using Perennial.App.Import.Run;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Demo;

/// <summary>The demo company as it is served: it came in through the imports, and its figures tell its story.</summary>
public sealed class DemoCompanyTests(DemoCompanyTests.Served demo) : IClassFixture<DemoCompanyTests.Served>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private PerennialHost Host => demo.Host;

    [Fact]
    public async Task It_came_in_through_imports_of_which_some_refused_rows_and_one_was_taken_back()
    {
        await using var db = Host.Workspace.OpenFor(Viewer.System);
        var imports = await db.Imports.OrderBy(i => i.Id).ToListAsync(Now);
        imports.ShouldAllBe(i => i.Status == ImportStatus.Done || i.Status == ImportStatus.Undone);
        imports.Single(i => i.Status == ImportStatus.Undone).FileName.ShouldBe("reseller-price-list.csv");
        imports.Where(i => i.RowsRefused > 0).Select(i => (i.FileName, i.RowsRefused)).ShouldBe([("accounts.csv", 3), ("contacts.csv", 3), ("subscription-lines.csv", 5), ("survey-responses.csv", 2)]);
        imports.Count.ShouldBeGreaterThan(15);
        imports.ShouldContain(i => i.Kind == "accounts" && i.RowsChanged > 20);
        imports.Zip(imports.Skip(1)).ShouldAllBe(pair => pair.First.StartedAt <= pair.Second.StartedAt);
        (await db.Accounts.CountAsync(Now)).ShouldBeInRange(412, 420);
        (await db.Contacts.CountAsync(Now)).ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task Half_a_company_is_never_served()
    {
        await using var host = await PerennialHost.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(host.DataDirectory, "demo-unfinished"), "", Now);
        var refused = await Should.ThrowAsync<Perennial.App.Demo.DemoUnfinishedException>(async () =>
        {
            await using var scope = host.Services.CreateAsyncScope();
            await ActivatorUtilities.CreateInstance<Perennial.App.Demo.DemoCompany>(scope.ServiceProvider).SeedAsync(Now);
        });
        refused.Message.ShouldContain(host.DataDirectory);
        File.Exists(Path.Combine(Host.DataDirectory, "demo-unfinished")).ShouldBeFalse();
    }

    [Fact]
    public async Task Its_retention_is_that_of_a_good_company()
    {
        (await Metric("nrr", "")).ShouldBeInRange(1.03m, 1.11m);
        (await Metric("grr", "")).ShouldBeInRange(0.88m, 0.94m);
        (await Metric("customer-churn", "")).ShouldBeInRange(0.12m, 0.20m);
        (await Metric("mrr", "")).ShouldBeGreaterThan(500_000m);
    }

    [Fact]
    public async Task One_book_does_better_and_the_schools_are_being_lost()
    {
        (await Metric("nrr", "&segment=Education")).ShouldBeLessThan(0.9m);
        var priya = await Metric("grr", "&owner=priya.raman@perennial.example");
        foreach (var other in (string[])["tomas.ferreira", "hannah.okafor", "lukas.brandt", "mei-lin.zhou"])
            priya.ShouldBeGreaterThan(await Metric("grr", $"&owner={other}@perennial.example"));
    }

    [Fact]
    public async Task What_was_known_half_a_year_ago_differs_from_what_is_known_of_it_now()
    {
        var known = await Metric("mrr", "&asKnown=2025-07-10", at: "2025-07-01");
        known.ShouldBeGreaterThan(100_000m);
        known.ShouldNotBe(await Metric("mrr", "", at: "2025-07-01"));
    }

    [Fact]
    public async Task Most_of_its_customers_are_well_and_who_is_not_has_reasons_that_can_be_read()
    {
        using var client = Host.Client();
        var rows = await client.HealthAsync(cancellation: Now).ToListAsync(Now);
        double Share(string band) => rows.Count(r => r.Band == band) / (double)rows.Count;
        (Share("green"), Share("amber"), Share("red")).ShouldSatisfyAllConditions(s => s.Item1.ShouldBeInRange(0.55, 0.78), s => s.Item2.ShouldBeInRange(0.16, 0.36), s => s.Item3.ShouldBeInRange(0.03, 0.13));
        rows.Count(r => r.Override is not null).ShouldBeGreaterThan(0);
        await using var db = Host.Workspace.OpenFor(Viewer.System);
        var felt = await db.CsmSentiments.AsNoTracking().ToListAsync(Now);
        felt.Count.ShouldBeGreaterThan(300);
        felt.ShouldAllBe(s => s.EffectiveOn == DateOnly.FromDateTime(s.RecordedAt.UtcDateTime) && s.RecordedAt < Host.Clock.GetUtcNow() && s.PersonId != null);
        felt.Where(s => s.Value <= 2).Select(s => s.Reason).Distinct().Count().ShouldBeGreaterThan(10);
        felt.GroupBy(s => s.AccountId).Count(a => a.Any(s => s.Value <= 2) && a.OrderBy(s => s.Id).Last().Value >= 4).ShouldBeGreaterThan(0, "somebody was won back");
    }

    [Fact]
    public async Task Its_losses_can_be_told_before_they_come_but_not_by_an_oracle()
    {
        using var client = Host.Client();
        var grades = (await client.RiskGradeAsync(Now)).Grades.Where(g => g is { Horizon: 90, Part: "" }).ToDictionary(g => g.By, StringComparer.Ordinal);
        grades["model"].ShouldSatisfyAllConditions(g => g.Auc!.Value.ShouldBeInRange(0.66, 0.88), g => g.BrierSkill!.Value.ShouldBeGreaterThan(0));
        var calls = await client.RenewalCallsAsync(cancellation: Now).ToListAsync(Now);
        calls.Count.ShouldBeGreaterThan(20);
        calls.Select(c => c.Category).Distinct().Count().ShouldBe(4);
        grades["scorecard"].Auc!.Value.ShouldBeInRange(0.6, 0.88);
    }

    [Fact]
    public async Task Its_few_contradictions_are_named()
    {
        using var api = Host.Api(Scopes.Lead);
        var checks = (await api.GetFromJsonAsync<DataQualitySummary>("/api/v1/data-quality", Now))!.Checks.ToDictionary(c => c.Id, c => c.Count);
        checks["named-only"].ShouldBe(2);
        checks["zero-length-lines"].ShouldBe(1);
        checks["cancelled-without-end"].ShouldBe(1);
        checks["discount-without-end"].ShouldBe(1);
        checks["same-name"].ShouldBe(2);
        checks["currency-without-rate"].ShouldBe(0);
        checks["data-stops"].ShouldBe(0);
    }

    private async Task<decimal> Metric(string id, string slice, string at = "2026-01-14")
    {
        using var api = Host.Api(Scopes.Lead);
        var values = await api.GetFromJsonAsync<List<MetricValue>>($"/api/v1/metrics/{id}?at={at}&window=12m{slice}", Now);
        return values![0].Value ?? throw new InvalidOperationException($"{id}{slice}: {values[0].Reason}");
    }

    public sealed class Served : IAsyncLifetime
    {
        public PerennialHost Host { get; } = new() { Options = options => options with { Demo = true } };

        public ValueTask InitializeAsync() => Host.InitializeAsync();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
