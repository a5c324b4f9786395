using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;
using Perennial.Usage;

namespace Perennial.Tests.App.Features;

/// <summary>A feature is a named set of events: who has it, who uses it, and what that makes of breadth and adoption.</summary>
public sealed class FeatureTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        await _client.Bring("accounts", "account_id,segment\nA,SMB\nB,SMB\nC,Enterprise\nD,Enterprise\n");
        await _client.Bring("subscription-lines", "account_id,subscription_id,line_id,product,unit_price,currency,interval,start,end\nA,S-A,L1,Basic,100,USD,month,2023-01-01,\nB,S-B,L2,Pro,200,USD,month,2023-01-01,\nC,S-C,L3,Pro,300,USD,month,2023-01-01,2024-01-01\n");
        await _client.Bring("events", "timestamp,event,user_id,account_id\n2024-03-02,Report opened,ana,A\n2024-03-03,Task done,ana,A\n2024-03-03,Task done,bo,B\n2024-03-04,Rule run,bo,B\n2024-03-05,Task done,cy,C\n2024-03-06,Task done,dan,D\n");
        await _host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Breadth_counts_what_was_bought_and_adoption_who_uses_it()
    {
        (await Metric("breadth")).Reason.ShouldBe("no feature is defined");
        await Define("Tasks", ["Task done"], []);
        await Define("Reports", ["Report opened", "Report sent"], ["Pro"]);
        await Define("Rules", ["Rule run"], ["Pro"]);
        // A pays for Basic: Tasks, used. B for Pro: Tasks and Rules used, Reports not. C and D pay for nothing any more or yet.
        (await Metric("breadth")).ShouldSatisfyAllConditions(m => m.Numerator.ShouldBe(3), m => m.Denominator.ShouldBe(4));
        (await Metric("breadth", "id:A")).Value.ShouldBe(1);
        var rows = await _client.MetricRowsAsync("breadth", March, Now).ToListAsync(Now);
        rows.Select(r => (r.AccountId, r.Numerator, r.Denominator)).OrderBy(r => r.AccountId).ShouldBe([("A", 1m, 1m), ("B", 2m, 3m)]);
        (await Metric("feature-adoption", option: "feature=Rules")).Value.ShouldBe(0.25m);
        (await Metric("feature-adoption", option: "feature=rules")).Value.ShouldBe(0.25m, "names are compared as people read them");
        (await Metric("feature-adoption")).Value.ShouldBe(1);
        (await Metric("feature-adoption", option: "feature=Gone")).Reason.ShouldBe("there is no feature 'Gone'");
        var adoption = await _client.MetricRowsAsync("feature-adoption", March with { Options = ["feature=Tasks"] }, Now).ToListAsync(Now);
        adoption.Select(r => r.AccountId).Order().ShouldBe(["A", "B", "C", "D"]);
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/usage?from=2024-03-01&to=2024-04-01&grain=month", Now)).ShouldContain("1 of 1");
    }

    [Fact]
    public async Task A_feature_that_cannot_be_taken_is_refused_by_its_field()
    {
        await Define("Tasks", ["Task done"], []);
        (await Refused("tasks", ["Rule run"], [])).ShouldBe("name: There is a feature tasks already.");
        (await Refused("any", ["Rule run"], [])).ShouldStartWith("name: 'any' stands for whichever feature");
        (await Refused("Rules", [], [])).ShouldStartWith("events: A feature is 1 to 200 events");
        (await Refused("Rules", ["Rule runs"], [])).ShouldBe("events: No event 'Rule runs' ever came. Did you mean 'Rule run'? With \"insist\": true it is taken as it is.");
        (await Refused("Rules", ["Rule run"], ["Pri"])).ShouldBe("products: There is no product 'Pri'. Did you mean 'Pro'?");
        await Define("Coming", ["Something that comes later"], []);
        using var api = _host.Api();
        var feature = (await api.GetFromJsonAsync<ProductFeature[]>("/api/v1/features", ApiJson.Options, Now))!.Single(f => f.Name == "Coming");
        (await api.PutAsJsonAsync($"/api/v1/features/{feature.Id}", new NewFeature("Later", ["Rule run"]), ApiJson.Options, Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Metric("feature-adoption", option: "feature=Later")).Value.ShouldBe(0.25m);
        (await api.DeleteAsync($"/api/v1/features/{feature.Id}", Now)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await api.DeleteAsync($"/api/v1/features/{feature.Id}", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Adoption_by_accounts_opens_to_the_number_of_the_table_and_lists_who_has_it_and_does_not_use_it()
    {
        await Define("Reports", ["Report opened"], []);
        await Define("Rules", ["Rule run"], ["Pro"]);
        var reports = await _client.MetricRowsAsync("account-adoption", March with { Options = ["feature=Reports"] }, Now).ToListAsync(Now);
        reports.Select(r => (r.AccountId, r.Numerator, r.Denominator)).ShouldBe([("A", 1m, 1m), ("B", 0m, 1m)]);
        (await Metric("account-adoption", option: "feature=Reports")).ShouldSatisfyAllConditions(m => m.Value.ShouldBe(0.5m), m => m.Interval.ShouldNotBeNull());
        var people = await _client.MetricRowsAsync("feature-adoption", March with { Options = ["feature=Reports"] }, Now).ToListAsync(Now);
        people.Select(r => (r.AccountId, r.Numerator, r.Denominator)).ShouldBe([("A", 1m, 1m), ("B", 0m, 1m), ("C", 0m, 1m), ("D", 0m, 1m)]);
        using var browser = await _host.SignedIn();
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/usage?from=2024-03-01&to=2024-04-01&grain=month", Now));
        var link = System.Text.RegularExpressions.Regex.Match(page, "href=\"(/why/account-adoption[^\"]+)\"[^>]*>1 of 2<");
        link.Success.ShouldBeTrue();
        var why = await browser.GetStringAsync(link.Groups[1].Value, Now);
        why.ShouldContain("<strong>50.0%</strong>");
        why.ShouldContain("2 accounts");
    }

    [Fact]
    public async Task Breadth_is_of_what_is_paid_for_under_the_options_of_the_call()
    {
        await _client.Bring("subscription-lines", "account_id,subscription_id,line_id,kind,product,unit_price,currency,interval,start,end\nD,S-D,L4,metered,Pro,100,USD,month,2023-01-01,\n");
        await Define("Tasks", ["Task done"], []);
        (await Metric("breadth")).Denominator.ShouldBe(2);
        (await Metric("breadth", option: "metered=in")).Denominator.ShouldBe(3, "D pays by what it uses alone");
        (await Metric("breadth")).Denominator.ShouldBe(2);
    }

    [Fact]
    public async Task A_name_that_looks_mistyped_is_taken_from_who_insists()
    {
        using var api = _host.Api();
        (await api.PostAsJsonAsync("/api/v1/features", new NewFeature("Closed", ["Report closed"]), ApiJson.Options, Now)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await api.PostAsJsonAsync("/api/v1/features", new NewFeature("Closed", ["Report closed"], Insist: true), ApiJson.Options, Now)).StatusCode.ShouldBe(HttpStatusCode.Created);
        using var browser = await _host.SignedIn();
        var form = new Dictionary<string, string> { ["name"] = "Ran", ["events"] = "Rule ran", ["products"] = "" };
        var doubt = await browser.PostForm("/features/new", "/features", form);
        doubt.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await doubt.Content.ReadAsStringAsync(Now)).ShouldContain("name=\"insist\"");
        (await browser.PostForm("/features/new", "/features", new(form) { ["insist"] = "yes" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_long_list_of_events_is_looked_at_without_going_through_the_address()
    {
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/features/new", Now)).ShouldContain("<form method=\"post\" action=\"/features\" id=\"feature-form\"");
        var form = new Dictionary<string, string> { ["name"] = "Long", ["events"] = string.Join('\n', Enumerable.Range(0, 199).Select(i => $"An event that is called by a long name, number {i}")) + "\nTask done", ["products"] = "" };
        var page = await browser.PostForm("/features/new", "/features/look", form);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync(Now)).ShouldContain("Never came so far: An event that is called");
        browser.DefaultRequestHeaders.Add("HX-Request", "true");
        var part = await (await browser.PostForm("/features/new", "/features/look", form)).Content.ReadAsStringAsync(Now);
        part.ShouldStartWith("<div id=\"feature-use\"");
        part.ShouldContain("Never came so far");
        (await browser.GetStringAsync("/features", Now)).ShouldNotContain("Long", Case.Sensitive);
    }

    [Fact]
    public async Task The_form_shows_what_the_events_say_before_it_saves()
    {
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/features/new?name=Tasks&events=Task+done%0ANever+heard&look=yes", Now);
        page.ShouldContain("Never came so far: Never heard");
        const string row = ">Tasks</a>";
        (await browser.GetStringAsync("/features", Now)).ShouldNotContain(row, customMessage: "looking saves nothing");
        (await browser.PostForm("/features/new", "/features", new() { ["name"] = "Tasks", ["events"] = "Task done", ["products"] = "" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetStringAsync("/features", Now)).ShouldContain(row);
    }

    [Fact]
    public async Task Who_sees_only_some_accounts_is_told_of_no_events_and_of_no_product_of_others()
    {
        await Define("Tasks", ["Task done"], []);
        await Define("Reports", ["Report opened"], ["Basic", "Pro"]);
        await Define("Rules", ["Rule run"], ["Pro"]);
        var person = await _host.Add(Perennial.App.Access.Role.VirtualCsm);
        await _host.Give(person, "A");
        using var api = await _host.ApiOf(person);
        var told = (await api.GetFromJsonAsync<ProductFeature[]>("/api/v1/features", ApiJson.Options, Now))!;
        told.Select(f => (f.Name, string.Join(',', f.Products))).ShouldBe([("Reports", "Basic"), ("Tasks", "")]);
        told.ShouldAllBe(f => f.Events.Count == 0);
        using var browser = await _host.SignedInAs(person);
        (await browser.GetStringAsync("/usage?from=2024-03-01&to=2024-04-01&grain=month", Now)).ShouldSatisfyAllConditions(page => page.ShouldContain(">Reports<"), page => page.ShouldNotContain(">Rules<"));
        using var owner = await _host.SignedIn();
        (await owner.GetStringAsync("/usage?from=2024-03-01&to=2024-04-01&grain=month", Now)).ShouldContain(">Rules<");
    }

    [Fact]
    public async Task Contacts_with_customers_are_counted_and_notes_are_none()
    {
        using var api = _host.Api();
        foreach (var (account, kind) in ((string, string)[])[("A", "call"), ("A", "meeting"), ("A", "note"), ("B", "mail"), ("D", "call")])
            (await api.PostAsJsonAsync($"/api/v1/accounts/{account}/activities", new { kind, body = "x", title = "x", happenedAt = "2024-03-10T10:00:00Z" }, Now)).EnsureSuccessStatusCode();
        (await Metric("contact-frequency")).ShouldSatisfyAllConditions(m => m.Numerator.ShouldBe(3, "D pays for nothing"), m => m.Denominator.ShouldBe(2));
    }

    private static FigureQuery March => new() { From = new(2024, 3, 1), To = new(2024, 4, 1), Grain = "month" };

    private async Task<MetricValue> Metric(string id, string? filter = null, string? option = null) =>
        (await _client.MetricsAsync([id], March with { Filter = filter, Options = option is null ? [] : [option] }, Now)).Single();

    private async Task Define(string name, string[] events, string[] products)
    {
        using var api = _host.Api();
        var answer = await api.PostAsJsonAsync("/api/v1/features", new NewFeature(name, events, products), ApiJson.Options, Now);
        if (answer.StatusCode != HttpStatusCode.Created) Assert.Fail(await answer.Content.ReadAsStringAsync(Now));
    }

    private async Task<string> Refused(string name, string[] events, string[] products)
    {
        using var api = _host.Api();
        var answer = await api.PostAsJsonAsync("/api/v1/features", new NewFeature(name, events, products), ApiJson.Options, Now);
        ((int)answer.StatusCode).ShouldBeInRange(400, 422);
        var problem = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Now)).RootElement.GetProperty("errors")[0];
        return $"{problem.GetProperty("field").GetString()}: {problem.GetProperty("message").GetString()}";
    }
}
