using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Revenue;
using Perennial.Client;
using Perennial.Tests.App.Import;
using Perennial.Usage;

namespace Perennial.Tests.App.DataQuality;

/// <summary>One account for each contradiction, written by hand; every check must name its own and no other. Today is 15 January 2026.</summary>
public sealed class ChecksByHand(PerennialHost host) : IClassFixture<PerennialHost>, IAsyncLifetime
{
    private static readonly SemaphoreSlim One = new(1, 1);

    public async ValueTask InitializeAsync()
    {
        await One.WaitAsync();
        try
        {
            using var api = host.Api(Scopes.Lead);
            if ((await api.GetFromJsonAsync<DataQualitySummary>("/api/v1/data-quality"))!.Accounts > 0) return;
            Write();
            using var client = host.Client();
            await client.Bring("events", """
                timestamp,event,subscription_id,message_id
                2025-02-03,open,all-well-s1,m-1
                2025-02-04,open,all-well-s1,m-1
                2025-01-20,open,late-s1,m-2
                2025-07-02,open,gone-s1,m-3

                """);
            await host.Services.GetRequiredService<EventStore>().UntilFedAsync(default);
            host.Services.GetRequiredService<FactsChanged>().Raise();
        }
        finally
        {
            One.Release();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("churned-still-paying", "churned-pays")]
    [InlineData("gone-not-marked-churned", "gone")]
    [InlineData("trial-still-paying", "trial-pays")]
    [InlineData("trial-without-trial-line", "trial-pays")]
    [InlineData("plan-not-subscribed", "other-plan")]
    [InlineData("one-plan-several-products", "two-plans")]
    [InlineData("seats-differ", "nine-seats")]
    [InlineData("line-before-sign-up", "early")]
    [InlineData("line-after-sign-up", "late")]
    [InlineData("usage-before-start", "late")]
    [InlineData("usage-after-end", "gone")]
    [InlineData("repeated-event-ids", "all-well")]
    [InlineData("ended-without-end", "said-ended")]
    [InlineData("end-not-said", "said-running")]
    [InlineData("upgrade-not-shown", "said-both,said-up")]
    [InlineData("downgrade-not-shown", "said-both,said-down")]
    [InlineData("upgrade-and-downgrade", "said-both")]
    [InlineData("mrr-differs", "mrr-off")]
    [InlineData("arr-differs", "arr-off")]
    [InlineData("billing-differs", "by-the-year")]
    [InlineData("year-cut-short", "cut-short")]
    [InlineData("not-renewing-yet-running", "runs-on")]
    [InlineData("trial-flag-but-paying", "line-trial")]
    [InlineData("several-subscriptions", "twice,two-plans")]
    [InlineData("same-product-twice", "twice")]
    [InlineData("overlapping-lines", "overlap")]
    [InlineData("zero-length-lines", "no-day")]
    [InlineData("trial-without-end", "long-trial")]
    [InlineData("cancelled-without-end", "clicked")]
    [InlineData("discount-without-end", "discounted")]
    [InlineData("past-due-without-end", "owes")]
    [InlineData("free-outside-trial", "free")]
    [InlineData("currency-without-rate", "before-rate,no-rate")]
    [InlineData("day-gap", "gap")]
    [InlineData("far-days", "old")]
    [InlineData("named-only", "named")]
    [InlineData("unknown-parent", "orphan")]
    [InlineData("same-name", "name-1,name-2")]
    [InlineData("same-domain", "domain-1,domain-2")]
    [InlineData("without-lines", "empty")]
    [InlineData("data-stops", "")]
    public async Task A_check_names_exactly_the_accounts_that_contradict(string check, string accounts)
    {
        using var api = host.Api(Scopes.Lead);
        var page = await api.GetFromJsonAsync<Page<DataQualityRow>>($"/api/v1/data-quality/{check}/rows", TestContext.Current.CancellationToken);
        string.Join(',', page!.Items.Select(r => r.AccountId).Order(StringComparer.Ordinal)).ShouldBe(accounts);
    }

    [Fact]
    public async Task Every_check_has_its_worked_example()
    {
        using var api = host.Api(Scopes.Lead);
        var summary = await api.GetFromJsonAsync<DataQualitySummary>("/api/v1/data-quality", TestContext.Current.CancellationToken);
        summary!.Checks.ShouldAllBe(c => c.IsBound);
        summary.Checks.Where(c => c.Count == 0).Select(c => c.Id).ShouldBe(["data-stops"]);
        summary.Checks.Single(c => c.Id == "churned-still-paying").ShouldSatisfyAllConditions(c => c.Count.ShouldBe(1), c => c.OutOf.ShouldBe(summary.Accounts), c => c.Severity.ShouldBe("problem"));
    }

    [Fact]
    public async Task The_page_opens_to_its_rows_and_the_rows_to_a_file()
    {
        using var browser = await host.SignedIn();
        var page = await browser.GetStringAsync("/data-quality", TestContext.Current.CancellationToken);
        page.ShouldContain("Accounts said to have churned that still pay");
        page.ShouldContain("/data-quality/churned-still-paying");
        (await browser.GetStringAsync("/data-quality/churned-still-paying", TestContext.Current.CancellationToken)).ShouldContain("1 live paid line, 50.00 USD a month");
        (await browser.GetStringAsync("/data-quality/zero-length-lines/rows.csv", TestContext.Current.CancellationToken)).ShouldBe(
            "account_id,account,subscription_id,line_id,product,start,end,says,instead\r\nno-day,no-day,no-day-s1,no-day-s1,Pro,2025-08-01,2025-08-01,starts on 2025-08-01,ends on 2025-08-01: no day is covered\r\n");
    }

    [Fact]
    public async Task Rows_come_in_pages()
    {
        using var api = host.Api(Scopes.Lead);
        var first = await api.GetFromJsonAsync<Page<DataQualityRow>>("/api/v1/data-quality/same-name/rows?limit=1", TestContext.Current.CancellationToken);
        var second = await api.GetFromJsonAsync<Page<DataQualityRow>>($"/api/v1/data-quality/same-name/rows?limit=1&cursor={first!.NextCursor}", TestContext.Current.CancellationToken);
        (first.Items.Single().AccountId, second!.Items.Single().AccountId, second.NextCursor).ShouldBe(("name-1", "name-2", null));
    }

    private void Write()
    {
        var facts = new QualityFacts(host);
        facts.Account("all-well", """{"churn_flag":"False","is_trial":"False","plan_tier":"Pro","seats":"5","signup_date":"2025-01-01"}""")
            .Line("all-well", "s1", "2025-01-01", 10, ("quantity", "5"), ("extra", """{"churn_flag":"False","upgrade_flag":"False","arr":"600","mrr":"50","billing":"monthly","renews":"True","is_trial":"False"}"""))
            .Account("churned-pays", """{"churn_flag":"True"}""").Line("churned-pays", "s1", "2025-01-01")
            .Account("gone", """{"churn_flag":"False"}""").Line("gone", "s1", "2025-01-01", 50, ("end_at", "2025-06-01"))
            .Account("trial-pays", """{"is_trial":"True"}""").Line("trial-pays", "s1", "2025-01-01")
            .Account("on-trial", """{"is_trial":"True"}""").Line("on-trial", "s1", "2026-01-10", 50, ("trial_start", "2026-01-10"), ("trial_end", "2026-01-24"))
            .Account("other-plan", """{"plan_tier":"Basic"}""").Line("other-plan", "s1", "2025-01-01")
            .Account("two-plans", """{"plan_tier":"Pro"}""").Line("two-plans", "s1", "2025-01-01").Line("two-plans", "s2", "2025-01-01", 20, ("product", "Basic"))
            .Account("nine-seats", """{"seats":"9"}""").Line("nine-seats", "s1", "2025-01-01", 10, ("quantity", "5"))
            .Account("early", """{"signup_date":"2025-03-01"}""").Line("early", "s1", "2025-02-01")
            .Account("late", """{"signup_date":"2025-01-01"}""").Line("late", "s1", "2025-02-01");
        Lines(facts);
        Days(facts);
        foreach (var id in (string[])["name-1", "name-2"]) facts.Account(id, name: "Twin Rivers").Line(id, "s1", "2025-01-01");
        foreach (var id in (string[])["domain-1", "domain-2"]) facts.Account(id, domain: "twin.example").Line(id, "s1", "2025-01-01");
        facts.Account("named", namedOnly: true).Line("named", "s1", "2025-01-01").Account("orphan", parent: "nobody").Line("orphan", "s1", "2025-01-01").Account("empty").Done();
    }

    private static void Lines(QualityFacts facts)
    {
        void One(string account, string extra, params (string, object)[] set) => facts.Account(account).Line(account, "s1", "2025-01-01", 50, [("extra", extra), .. set]);
        One("said-ended", """{"churn_flag":"True"}""");
        One("said-running", """{"churn_flag":"False"}""", ("end_at", "2025-09-01"));
        One("said-up", """{"upgrade_flag":"True"}""");
        One("said-down", """{"downgrade_flag":"yes"}""");
        One("said-both", """{"upgrade_flag":"True","downgrade_flag":"True"}""");
        facts.Account("really-up").Line("really-up", "s1", "2025-01-01", 50).Line("really-up", "s1", "2025-04-01", 60, ("extra", """{"upgrade_flag":"True"}"""));
        facts.Account("really-down").Line("really-down", "s1", "2025-01-01", 50).Line("really-down", "s1", "2025-04-01", 40, ("extra", """{"downgrade_flag":"True"}"""));
        One("mrr-off", """{"mrr":"51"}""");
        One("arr-off", """{"arr":"700"}""");
        One("by-the-year", """{"billing":"annual"}""");
        One("cut-short", """{"billing":"annual"}""", ("billing_interval", "year"), ("end_at", "2025-05-10"));
        One("whole-year", """{"billing":"annual"}""", ("billing_interval", "year"), ("end_at", "2026-01-01"));
        One("runs-on", """{"renews":"False"}""");
        One("line-trial", """{"is_trial":"True"}""");
    }

    private static void Days(QualityFacts facts)
    {
        facts.Account("twice").Line("twice", "s1", "2025-01-01").Line("twice", "s2", "2025-06-01")
            .Account("overlap").Line("overlap", "s1/1", "2025-01-01").Line("overlap", "s1/2", "2025-06-01")
            .Account("no-day").Line("no-day", "s1", "2025-08-01", 50, ("end_at", "2025-08-01"))
            .Account("long-trial").Line("long-trial", "s1", "2025-06-01", 50, ("trial_start", "2025-06-01"))
            .Account("clicked").Line("clicked", "s1", "2025-01-01", 50, ("cancelled_at", "2025-07-01"))
            .Account("discounted").Line("discounted", "s1", "2025-01-01", 50, ("discount_percent", "20"), ("discount_duration", "repeating"))
            .Account("owes").Line("owes", "s1", "2025-01-01", 50, ("past_due_from", "2025-09-01"))
            .Account("free").Line("free", "s1", "2025-01-01", 0)
            .Account("no-rate").Line("no-rate", "s1", "2025-01-01", 50, ("currency", "CHF"))
            .Account("before-rate").Line("before-rate", "s1", "2025-01-01", 50, ("currency", "EUR"))
            .Account("with-rate").Line("with-rate", "s1", "2025-04-01", 50, ("currency", "EUR")).Rate("2025-03-01", "EUR", "USD", "1.1")
            .Account("gap").Line("gap", "s1", "2025-01-01", 50, ("end_at", "2025-06-30")).Line("gap", "s2", "2025-07-01")
            .Account("replaced").Line("replaced", "s1", "2025-01-01", 50, ("end_at", "2025-07-01")).Line("replaced", "s2", "2025-07-01")
            .Account("old").Line("old", "s1", "1980-01-01");
    }
}
