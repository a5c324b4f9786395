using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Traits;
using Perennial.Client;
using Perennial.Tests.App.Import;
using Perennial.Usage;
using TraitRule = Perennial.Client.TraitRule;

namespace Perennial.Tests.App.Traits;

/// <summary>What the product says of its users and groups comes into contacts and accounts, by rules.</summary>
public sealed class TraitTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;
    private HttpClient _sender = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        _sender = _host.Anonymous();
        var key = await _client.MakeWriteKeyAsync(new NewWriteKey("tests"), Now);
        _sender.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key.Key + ":")));
        await _client.Bring("accounts", "account_id,name,segment\nA,Alpha,SMB\nB,Beta,SMB\n");
        await _client.Bring("contacts", "contact_id,account_id,name,email\nC1,A,Ana,ana@alpha.example\nu-2,B,Bo,\n");
    }

    public async ValueTask DisposeAsync()
    {
        _sender.Dispose();
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Newest_traits_are_written_and_what_people_change_stays_until_the_trait_says_something_else()
    {
        await Rule(new("accounts", "plan", "segment"), new("accounts", "seats", "custom.Seats"), new("contacts", "job", "title"));
        await Send("group", """{"userId":"u-1","groupId":"A","traits":{"plan":"Enterprise","seats":40},"timestamp":"2026-01-02T00:00:00Z","messageId":"1"}""");
        await Send("group", """{"userId":"u-1","groupId":"A","traits":{"plan":"Old"},"timestamp":"2026-01-01T00:00:00Z","messageId":"2"}""");
        await Send("identify", """{"userId":"u-1","traits":{"email":"Ana@Alpha.example","job":"Head of Ops"},"timestamp":"2026-01-01T00:00:00Z","messageId":"3"}""");
        await Send("identify", """{"userId":"u-2","traits":{"job":"Buyer"},"timestamp":"2026-01-01T00:00:00Z","messageId":"4"}""");
        await Applied();
        (await Account("A")).ShouldSatisfyAllConditions(a => a.GetProperty("segment").GetString().ShouldBe("Enterprise"), a => a.GetProperty("custom").GetProperty("Seats").GetString().ShouldBe("40"));
        (await Title("C1")).ShouldBe("Head of Ops");
        (await Title("u-2")).ShouldBe("Buyer");
        using var api = _host.Api();
        (await api.PatchAsJsonAsync("/api/v1/accounts/A", new { segment = "Strategic" }, Now)).EnsureSuccessStatusCode();
        await Send("group", """{"userId":"u-1","groupId":"A","traits":{"plan":"Enterprise"},"timestamp":"2026-01-03T00:00:00Z","messageId":"5"}""");
        await Applied();
        (await Account("A")).GetProperty("segment").GetString().ShouldBe("Strategic");
        await Send("group", """{"userId":"u-1","groupId":"A","traits":{"plan":"SMB"},"timestamp":"2026-01-04T00:00:00Z","messageId":"6"}""");
        await Applied();
        (await Account("A")).GetProperty("segment").GetString().ShouldBe("SMB");
    }

    [Fact]
    public async Task What_was_told_of_a_visitor_is_told_of_who_that_is()
    {
        await Rule(new TraitRule("contacts", "job", "title"));
        await Send("identify", """{"anonymousId":"v","traits":{"job":"Pilot"},"timestamp":"2026-01-01T00:00:00Z","messageId":"1"}""");
        await Applied();
        (await Title("u-2")).ShouldBeNull("nobody knows yet who that is");
        await Send("identify", """{"userId":"u-2","anonymousId":"v","timestamp":"2026-01-02T00:00:00Z","messageId":"2"}""");
        await Until("u-2", "Pilot");
        await Send("identify", """{"anonymousId":"v","traits":{"job":"Captain"},"timestamp":"2026-01-03T00:00:00Z","messageId":"3"}""");
        await Until("u-2", "Captain");
    }

    [Fact]
    public async Task What_was_told_before_somebody_is_known_waits_and_comes_by_itself()
    {
        await Rule(new("accounts", "plan", "segment"), new("contacts", "job", "title"));
        await Send("group", """{"userId":"u-1","groupId":"crm-77","traits":{"plan":"Enterprise"},"messageId":"1"}""");
        await Send("group", """{"userId":"u-1","groupId":"N","traits":{"plan":"Scale"},"messageId":"2"}""");
        await Send("identify", """{"userId":"u-7","traits":{"job":"Pilot"},"messageId":"3"}""");
        await Send("identify", """{"userId":"u-8","traits":{"job":"Baker","email":"Cy@Beta.example"},"messageId":"4"}""");
        await Send("identify", """{"userId":"u-9","traits":{"job":"Smith","email":"dan@beta.example"},"messageId":"5"}""");
        await Applied();
        (await Account("A")).GetProperty("segment").GetString().ShouldBe("SMB");
        await _client.MapEventGroupAsync("crm-77", "A", Now);
        await Until(async () => (await Account("A")).GetProperty("segment").GetString() == "Enterprise");
        await _client.Bring("accounts", "account_id,name,segment\nN,New,SMB\n");
        await Until(async () => (await Account("N")).GetProperty("segment").GetString() == "Scale");
        await _client.Bring("contacts", "contact_id,account_id,name,email\nu-7,N,Bea,\nC8,N,Cy,cy@beta.example\nC9,N,Dan,\n");
        await Until("u-7", "Pilot");
        await Until("C8", "Baker");
        (await Title("C9")).ShouldBeNull();
        using var api = _host.Api();
        (await api.PatchAsJsonAsync("/api/v1/contacts/C9", new { email = "dan@beta.example" }, Now)).EnsureSuccessStatusCode();
        await Until("C9", "Smith");
    }

    [Fact]
    public async Task Of_several_groups_and_users_that_are_one_the_latest_says_each_field_also_after_a_restart()
    {
        await Rule(new("accounts", "plan", "segment"), new("accounts", "seats", "custom.Seats"), new("contacts", "job", "title"));
        // The group and the user with the lower numbers say the later word, then those with the higher; of seats only the earlier group knows.
        await Send("group", """{"userId":"u","groupId":"A","traits":{"plan":"Later"},"timestamp":"2026-01-05T00:00:00Z","messageId":"1"}""");
        await Send("group", """{"userId":"u","groupId":"crm-1","traits":{"plan":"Earlier","seats":7},"timestamp":"2026-01-03T00:00:00Z","messageId":"2"}""");
        await Send("identify", """{"userId":"x-1","traits":{"email":"ana@alpha.example","job":"Later"},"timestamp":"2026-01-05T00:00:00Z","messageId":"3"}""");
        await Send("identify", """{"userId":"x-2","traits":{"email":"ana@alpha.example","job":"Earlier"},"timestamp":"2026-01-03T00:00:00Z","messageId":"4"}""");
        await _client.MapEventGroupAsync("crm-1", "A", Now);
        async Task Stands()
        {
            await Applied();
            (await Account("A")).ShouldSatisfyAllConditions(a => a.GetProperty("segment").GetString().ShouldBe("Later"), a => a.GetProperty("custom").GetProperty("Seats").GetString().ShouldBe("7"));
            (await Title("C1")).ShouldBe("Later");
        }
        await Stands();
        await Send("group", """{"userId":"u","groupId":"crm-1","traits":{"size":1},"timestamp":"2026-01-06T00:00:00Z","messageId":"5"}""");
        await Send("identify", """{"userId":"x-2","traits":{"size":1},"timestamp":"2026-01-06T00:00:00Z","messageId":"6"}""");
        await _host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
        await _host.Services.GetRequiredService<TraitWork>().ApplyAsync([2], [3], Now); // of the group and the user that were told just now alone
        await Stands();
        using (var api = _host.Api()) (await api.PatchAsJsonAsync("/api/v1/accounts/A", new { segment = "By hand" }, Now)).EnsureSuccessStatusCode();
        await _host.Restart();
        (_client, _sender) = (_host.Client(), _host.Anonymous());
        await Applied();
        (await Account("A")).GetProperty("segment").GetString().ShouldBe("By hand", "a restart says nothing new");
        (await Title("C1")).ShouldBe("Later");
    }

    [Fact]
    public async Task Another_trait_for_a_field_is_brought_in_also_when_it_was_said_earlier()
    {
        await Rule(new TraitRule("accounts", "plan", "segment"));
        await Send("group", """{"userId":"u","groupId":"A","traits":{"tier":"Gold"},"timestamp":"2026-01-03T00:00:00Z","messageId":"1"}""");
        await Send("group", """{"userId":"u","groupId":"A","traits":{"plan":"Pro"},"timestamp":"2026-01-05T00:00:00Z","messageId":"2"}""");
        await Applied();
        (await Account("A")).GetProperty("segment").GetString().ShouldBe("Pro");
        await Rule(new TraitRule("accounts", "tier", "segment"));
        await Applied();
        (await Account("A")).GetProperty("segment").GetString().ShouldBe("Gold");
    }

    [Fact]
    public async Task Rules_are_saved_together_and_those_that_stay_are_no_change()
    {
        await Rule(new("accounts", "plan", "segment"), new("accounts", "tier", "phase"));
        var audited = _host.Rows("select verb from audit where subject like 'trait-rule%'").Count;
        await Rule(new("accounts", "plan", "segment"), new("accounts", "tier", "custom.Tier"), new("contacts", "job", "title"));
        _host.Rows("select verb from audit where subject like 'trait-rule%'").Count.ShouldBe(audited + 2, "one rule is another, one is new");
        // Whatever breaks the save, the rules before it stand.
        _host.Sql("create unique index broken on trait_rules (field)");
        using var api = _host.Api();
        var answer = await api.PutAsJsonAsync("/api/v1/trait-rules", new TraitRule[] { new("accounts", "a", "name"), new("contacts", "b", "name") }, ApiJson.Options, Now);
        ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(400);
        _host.Rows("select trait from trait_rules order by trait").ShouldBe(["job", "plan", "tier"]);
    }

    /// <summary>As it comes by itself, soon after the event.</summary>
    private async Task Until(string contact, string? title)
    {
        await _host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
        await Until(async () => await Title(contact) == title);
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        while (!await isSo()) await Task.Delay(50, Now);
    }

    [Fact]
    public async Task A_value_that_cannot_be_taken_costs_no_other_and_is_shown()
    {
        await Send("group", """{"groupId":"B","userId":"u-9","traits":{"boss":"nobody at all","plan":"Pro"},"messageId":"1"}""");
        await Rule(new("accounts", "boss", "owner_email"), new("accounts", "plan", "segment"));
        await Applied();
        (await Account("B")).GetProperty("segment").GetString().ShouldBe("Pro");
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/settings/traits", Now);
        page.ShouldContain("nobody at all");
        page.ShouldContain("owner_email");
    }

    [Fact]
    public async Task A_rule_that_cannot_be_is_refused_by_its_place()
    {
        using var api = _host.Api();
        foreach (var (rule, why) in ((TraitRule, string)[])[(new("accounts", "plan", "segmant"), "Did you mean 'segment'?"), (new("people", "plan", "segment"), "accounts or contacts"), (new("accounts", "", "segment"), "A trait has a name"), (new("contacts", "id", "contact_id"), "have no field")])
        {
            var answer = await api.PutAsJsonAsync("/api/v1/trait-rules", new[] { new TraitRule("accounts", "tier", "phase"), rule }, ApiJson.Options, Now);
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await answer.Content.ReadAsStringAsync(Now)).ShouldContain(why);
        }
        (await api.GetFromJsonAsync<TraitRule[]>("/api/v1/trait-rules", ApiJson.Options, Now))!.ShouldBeEmpty();
    }

    private async Task Rule(params TraitRule[] rules)
    {
        using var api = _host.Api();
        (await api.PutAsJsonAsync("/api/v1/trait-rules", rules, ApiJson.Options, Now)).EnsureSuccessStatusCode();
    }

    private async Task Send(string kind, string json)
    {
        var answer = await _sender.PostAsync("/v1/" + kind, new StringContent(json, Encoding.UTF8, "application/json"), Now);
        if (!answer.IsSuccessStatusCode) Assert.Fail(await answer.Content.ReadAsStringAsync(Now));
    }

    private async Task Applied()
    {
        await _host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
        await _host.Services.GetRequiredService<TraitWork>().ApplyAsync(null, null, Now);
    }

    private async Task<System.Text.Json.JsonElement> Account(string id)
    {
        using var api = _host.Api();
        return (await api.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1/accounts/{id}", Now));
    }

    private async Task<string?> Title(string contact)
    {
        using var api = _host.Api();
        return (await api.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1/contacts/{contact}", Now)).GetProperty("title").GetString();
    }
}
