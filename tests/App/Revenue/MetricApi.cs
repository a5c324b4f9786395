using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Revenue;
using Perennial.Client;

namespace Perennial.Tests.App.Revenue;

public sealed class MetricApi(PerennialHost host) : IClassFixture<PerennialHost>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        if (host.Services.GetRequiredService<FactsChanged>().Times > 0) return;
        host.Sql("""
            insert into account_keys values (1,'acme',0),(2,'bolt',0);
            insert into accounts (id, external_id, name, name_key, segment, tags, custom, named_only, created_at, updated_at, version) values (1,'acme','Acme','acme','SMB','[]','{}',false,0,0,1),(2,'bolt','Bolt','bolt','Enterprise','[]','{}',false,0,0,1);
            insert into subscription_line_facts (account_id, subscription_id, line_id, kind, quantity, unit_price, currency, billing_interval, interval_count, start_at, end_at, recorded_at, digest) values
              (1,'s1','l1','recurring','2','50','USD','month',1,'2018-01-01','2019-06-01',0,0),
              (2,'s2','l2','recurring','1','1200','USD','year',1,'2018-03-15T23:30:00.000000Z',null,0,0);
            """);
        host.Services.GetRequiredService<FactsChanged>().Raise();
        await Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Net_revenue_retention_compares_the_day_one_window_before_with_the_day()
    {
        using var api = host.Api(Scopes.Read);
        var values = await api.GetFromJsonAsync<List<MetricValue>>("/api/v1/metrics?ids=nrr,customer-churn,mrr&at=2019-12-01&window=12m");
        values!.Select(v => (v.Id, v.Value, v.Numerator, v.Denominator, v.N)).ShouldBe([("nrr", 0.5m, 100m, 200m, 2L), ("customer-churn", 0.5m, 1m, 2m, 2L), ("mrr", 100m, 100m, null, 1L)]);
        values![0].Period.ShouldBe(new MetricPeriod(new(2018, 12, 2), new(2019, 12, 2)));
        values[1].Interval!.Method.ShouldBe("wilson");
    }

    [Fact]
    public async Task The_movements_csv_has_the_columns_that_scripts_rely_on()
    {
        using var api = host.Api(Scopes.Read);
        var csv = await api.GetStringAsync("/api/v1/movements?from=2019-06-01&to=2019-07-01&format=csv");
        csv.ShouldBe("period,opening_mrr,opening_customers,new_mrr,new_customers,reactivation_mrr,reactivation_customers,expansion_mrr,expansion_customers,contraction_mrr,contraction_customers,churn_mrr,churn_customers,fx_mrr,closing_mrr,closing_customers\r\n" +
            "2019-06,200,2,0,0,0,0,0,0,0,0,-100,1,0,100,1\r\n");
    }

    [Theory]
    [InlineData("", "2018-03-15")]
    [InlineData("&option=time-zone%3DAsia%2FTokyo", "2018-03-16")]
    public async Task An_instant_becomes_a_day_in_the_zone_of_the_call(string option, string day)
    {
        using var api = host.Api(Scopes.Read);
        var events = await api.GetFromJsonAsync<List<MovementEvent>>("/api/v1/movements/events?from=2018-03-01&to=2018-04-01" + option);
        events!.ShouldHaveSingleItem().Day.ToString("yyyy-MM-dd").ShouldBe(day);
    }

    [Fact]
    public async Task Rows_sum_to_the_figure_and_a_slice_narrows_both()
    {
        using var api = host.Api(Scopes.Read);
        var page = await api.GetFromJsonAsync<Page<MetricRow>>("/api/v1/metrics/nrr/rows?at=2019-12-01&window=12m&segment=smb");
        page!.Items.Select(r => (r.AccountId, r.Numerator, r.Denominator)).ShouldBe([("acme", 0m, 100m)]);
    }

    [Fact]
    public async Task A_cohort_is_complete_month_by_month_and_never_zero_where_it_is_not()
    {
        using var api = host.Api(Scopes.Read);
        var rows = await api.GetFromJsonAsync<List<CohortRow>>("/api/v1/cohorts?at=2018-04-10");
        rows!.Select(r => (r.Cohort, r.Customers)).ShouldBe([("2018-01", 1L), ("2018-03", 1L)]);
        rows![0].Months.Select(m => (m.Customers, m.ClosingMrr, m.Incomplete)).ShouldBe([(1L, 100m, false), (1L, 100m, false), (1L, 100m, false), (null, null, true)]);
    }

    [Fact]
    public async Task Too_few_churns_give_no_curve_but_the_reason()
    {
        using var api = host.Api(Scopes.Read);
        var curves = await api.GetFromJsonAsync<RetentionCurves>("/api/v1/retention-curves?at=2019-12-01");
        (curves!.Customers, curves.Churns, curves.Alpha).ShouldBe((2, 1, null));
        curves.Reason.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("/api/v1/metrics/nope", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/metrics/nrr?at=tomorrow", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/metrics/nrr?option=movement%3Dmonthly", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/metrics/nrr?from=2024-01-01", HttpStatusCode.BadRequest)]
    public async Task What_is_asked_wrongly_is_refused_with_its_place(string url, HttpStatusCode status)
    {
        using var api = host.Api(Scopes.Read);
        (await api.GetAsync(url)).StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_chosen_option_is_in_force_and_recorded_with_each_figure()
    {
        await using var fresh = await PerennialHost.StartAsync();
        using var api = fresh.Api();
        (await api.PutAsJsonAsync("/api/v1/settings", new Dictionary<string, string> { ["customer-churn"] = "gone-at-close" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await api.GetFromJsonAsync<List<MetricValue>>("/api/v1/metrics/customer-churn"))![0].Options["customer-churn"].ShouldBe("gone-at-close");
        var refused = await api.PutAsJsonAsync("/api/v1/settings", new Dictionary<string, string> { ["pause"] = "churn", ["movement"] = "hourly" });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await api.PutAsJsonAsync("/api/v1/settings", new Dictionary<string, string?> { ["currency"] = null })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("day-net, period-net");
    }
}
