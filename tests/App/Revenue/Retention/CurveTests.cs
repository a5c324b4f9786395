using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Revenue.Retention;

/// <summary>
/// Ten customers begin on 1 January 2024; one leaves after each of the first four months, two after the sixth; four stay. Seen on 31 December 2024.
/// Kaplan-Meier by hand, nobody being censored before month 12: 9/10, 8/10, 7/10, 6/10, then 4/10 after month 6.
/// </summary>
public sealed class CurveTests(CurveTests.TenCustomers host) : IClassFixture<CurveTests.TenCustomers>
{
    private const string At = "at=2024-12-31";
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_curve_is_the_product_limit_of_the_customers_behind_it()
    {
        using var api = host.Perennial.Api(Scopes.Read);
        var curves = (await api.GetFromJsonAsync<RetentionCurves>($"/api/v1/retention-curves?{At}", Now))!;
        (curves.Customers, curves.Churns).ShouldBe((10, 6));
        curves.KaplanMeier.Select(p => (p.Month, p.AtRisk, p.Churned, Math.Round(p.Survival, 12))).ShouldBe([(1, 10, 1, 0.9), (2, 9, 1, 0.8), (3, 8, 1, 0.7), (4, 7, 1, 0.6), (6, 6, 2, 0.4)]);
        var rows = (await api.GetFromJsonAsync<Page<CustomerSpell>>($"/api/v1/retention-curves/rows?{At}", Now))!;
        rows.Items.Select(r => (r.AccountId, r.Months, r.Churned is not null)).ShouldBe(
            [("c0", 1, true), ("c1", 2, true), ("c2", 3, true), ("c3", 4, true), ("c4", 6, true), ("c5", 6, true), ("c6", 12, false), ("c7", 12, false), ("c8", 12, false), ("c9", 12, false)]);
    }

    [Fact]
    public async Task Rows_come_in_pages_and_as_a_file()
    {
        using var api = host.Perennial.Api(Scopes.Read);
        var first = (await api.GetFromJsonAsync<Page<CustomerSpell>>($"/api/v1/retention-curves/rows?{At}&limit=7", Now))!;
        var rest = (await api.GetFromJsonAsync<Page<CustomerSpell>>($"/api/v1/retention-curves/rows?{At}&limit=7&cursor={first.NextCursor}", Now))!;
        first.Items.Concat(rest.Items).Select(r => r.AccountId).ShouldBe(Enumerable.Range(0, 10).Select(i => $"c{i}"));
        rest.NextCursor.ShouldBeNull();
        (await api.GetStringAsync($"/api/v1/retention-curves/rows?{At}&format=csv", Now)).ShouldStartWith("account_id,name,first_paid,churned,months\r\nc0,c0,2024-01-01,2024-02-01,1\r\n");
        var csv = (await api.GetStringAsync($"/api/v1/retention-curves?{At}&format=csv", Now)).Split("\r\n");
        csv[0].ShouldBe("month,at_risk,churned,observed,low,high,fitted");
        csv[1].ShouldStartWith("0,,,1,,,1");
        csv[2].ShouldStartWith("1,10,1,0.9,");
        csv[13].ShouldStartWith("12,4,0,0.4,");
    }

    [Fact]
    public async Task The_page_draws_it_and_a_month_opens_to_who_left()
    {
        using var browser = await host.Perennial.SignedIn();
        var page = await browser.GetStringAsync("/revenue?from=2024-01-01&to=2025-01-01", Now);
        page.ShouldContain("10 customers, 6 of whom left");
        page.ShouldContain("href=\"/why/retention-curve?at=2024-12-31&amp;month=6\"");
        page.ShouldContain("line s2 line-open");
        var why = await browser.GetStringAsync("/why/retention-curve?at=2024-12-31&month=6", Now);
        why.ShouldContain("40.0%");
        why.ShouldContain("2 accounts left in month 6");
        why.ShouldContain("href=\"/accounts/c4\"");
        why.ShouldNotContain("href=\"/accounts/c3\"");
        why.ShouldContain("/api/v1/retention-curves/rows?at=2024-12-31&amp;format=csv");
    }

    [Fact]
    public async Task Where_nothing_was_observed_the_page_says_so()
    {
        using var browser = await host.Perennial.SignedIn();
        (await browser.GetStringAsync("/why/retention-curve?at=2024-12-31&month=40", Now)).ShouldContain("nothing is observed here");
        (await browser.GetAsync("/why/retention-curve?month=5000", Now)).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await browser.GetStringAsync("/revenue?from=2024-01-01&to=2024-04-01", Now)).ShouldContain("Too few have left");
    }

    [Fact]
    public async Task Cohorts_of_a_day_that_has_not_come_say_no_more_than_those_of_today()
    {
        using var api = host.Perennial.Api(Scopes.Read);
        (await api.GetStringAsync("/api/v1/cohorts?at=2999-12-31", Now)).ShouldBe(await api.GetStringAsync("/api/v1/cohorts", Now));
    }

    public sealed class TenCustomers : IAsyncLifetime
    {
        public PerennialHost Perennial { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Perennial.InitializeAsync();
            int[] months = [1, 2, 3, 4, 6, 6, 0, 0, 0, 0];
            var rows = months.Select((m, i) => $"s{i},c{i},2024-01-01,{(m == 0 ? "" : $"2024-{m + 1:00}-01")},100");
            using var client = Perennial.Client();
            (await client.Bring("subscription-periods", "subscription_id,customer_id,start_date,end_date,monthly_amount\n" + string.Join('\n', rows))).Counts.New.ShouldBe(10);
        }

        public ValueTask DisposeAsync() => Perennial.DisposeAsync();
    }
}
