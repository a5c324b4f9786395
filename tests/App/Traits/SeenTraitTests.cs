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

/// <summary>Which traits the page says came lately, and what it says of those that cannot be taken.</summary>
public sealed class SeenTraitTests : IAsyncLifetime
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
        await _client.Bring("accounts", "account_id,name,segment\nA,Alpha,SMB\n");
        await _client.Bring("contacts", "contact_id,account_id,name,email\nC2,A,Ana,ana@alpha.example\n");
    }

    public async ValueTask DisposeAsync()
    {
        _sender.Dispose();
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Traits_of_old_groups_and_users_are_told_of_however_many_others_came_since()
    {
        await Send("batch", """{"batch":[{"type":"group","userId":"first","groupId":"A","traits":{"plan":"Pro"},"timestamp":"2026-01-02T00:00:00Z"},{"type":"identify","userId":"first","traits":{"phone":"1"},"timestamp":"2026-01-02T00:00:00Z"}]}""");
        var others = Enumerable.Range(0, 500).Select(i => $$$"""{"type":"track","userId":"u{{{i}}}","event":"x","context":{"groupId":"g{{{i}}}"}}""");
        await Send("batch", $$"""{"batch":[{{string.Join(',', others)}}]}""");
        await Send("group", """{"userId":"first","groupId":"A","traits":{"plan":"Pro","country":"NL"},"timestamp":"2026-01-05T00:00:00Z"}""");
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/settings/traits", Now);
        page.ShouldContain("country</code> (once, last on 5 Jan 2026)");
        page.ShouldContain("plan</code> (2 times, last on 5 Jan 2026)");
        page.ShouldContain("phone</code> (once, last on 2 Jan 2026)");
        page.ShouldNotContain("None came so far");
    }

    [Fact]
    public async Task Each_value_that_cannot_be_taken_has_its_own_reason_also_one_that_is_an_object()
    {
        using var api = _host.Api();
        (await api.PutAsJsonAsync("/api/v1/trait-rules", new TraitRule[] { new("contacts", "email", "email"), new("contacts", "title", "title"), new("accounts", "country", "country"), new("accounts", "plan", "segment") }, ApiJson.Options, Now)).EnsureSuccessStatusCode();
        await Send("identify", """{"userId":"C2","traits":{"email":"no address","title":["a","b"]}}""");
        await Send("group", """{"userId":"u","groupId":"A","traits":{"country":{"a":1},"plan":"Pro"}}""");
        await _host.Services.GetRequiredService<TraitWork>().ApplyAsync(null, null, Now);
        _host.Rows("select field || ': ' || problem from trait_values where problem is not null order by record, field").Select(row => row.Split(", as")[0])
            .ShouldBe(["country: expected text of at most 500 characters", "email: expected a mail address such as ann@example.com", "title: expected text of at most 500 characters"]);
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/settings/traits", Now);
        page.Split("a mail address such as").Length.ShouldBe(2, "the mail address's reason stands at the mail address alone");
        page.ShouldContain("{&quot;a&quot;:1}");
        (await _client.AccountAsync("A", Now)).Segment.ShouldBe("Pro", "what is wrong costs no other");
    }

    private async Task Send(string kind, string json)
    {
        var answer = await _sender.PostAsync("/v1/" + kind, new StringContent(json, Encoding.UTF8, "application/json"), Now);
        if (!answer.IsSuccessStatusCode) Assert.Fail(await answer.Content.ReadAsStringAsync(Now));
        await _host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
    }
}
