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
        (await Refused("Rules", ["Rule runs"], [])).ShouldBe("events: No event 'Rule runs' ever came. Did you mean 'Rule run'?");
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
