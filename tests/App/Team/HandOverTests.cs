using System.Net;
using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;

namespace Perennial.Tests.App.Team;

public sealed class HandOverTests : IAsyncLifetime
{
    private PerennialHost _host = null!;
    private Person _bo = null!, _ana = null!, _chi = null!;
    private HttpClient _api = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PerennialHost.StartAsync();
        (_bo, _ana, _chi) = (await _host.Add(Role.Csm, "bo@x.example", "Bo"), await _host.Add(Role.Csm, "ana@x.example", "Ana"), await _host.Add(Role.VirtualCsm, "chi@x.example", "Chi"));
        _api = _host.Api();
        var accounts = Enumerable.Range(1, 6).Select(i => new AccountItem($"A-{i}", $"Account {i}", OwnerEmail: i < 5 ? "Bo@x.example" : "ana@x.example", CoOwners: i switch { 4 => ["ana@x.example"], 5 => ["bo@x.example"], _ => [] }));
        (await _api.PutAsJsonAsync("/api/v1/accounts", accounts, ApiJson.Options, Now)).EnsureSuccessStatusCode();
        var lines = Enumerable.Range(1, 5).Select(i => new SubscriptionLineItem($"A-{i}", $"S-{i}", $"L-{i}", "2025-01-01", i * 100) { Currency = "USD", Interval = "month", Kind = "recurring", Quantity = 1 });
        (await _api.PutAsJsonAsync("/api/v1/subscription-lines", lines, ApiJson.Options, Now)).EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync()
    {
        _api.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task A_whole_book_goes_to_one_person_as_one_change_and_back()
    {
        var before = Teams();
        var dry = await HandOver(new HandOverWish([_ana.Id], DryRun: true));
        dry.ChangeId.ShouldBeNull();
        dry.Moves.Count.ShouldBe(5);
        Teams().ShouldBe(before);

        var done = await HandOver(new HandOverWish([_ana.Id], Note: "Bo leaves in May"));
        done.Moves.ShouldBe(dry.Moves);
        Teams().ShouldBe(["A-1 ana@x.example", "A-2 ana@x.example", "A-3 ana@x.example", "A-4 ana@x.example", "A-5 ana@x.example", "A-6 ana@x.example"]);
        (await Undo(done.ChangeId!.Value)).EnsureSuccessStatusCode();
        Teams().ShouldBe(before);
    }

    [Fact]
    public async Task Several_share_evenly_and_each_is_what_the_other_was()
    {
        var done = await HandOver(new HandOverWish([_ana.Id, _chi.Id]));
        foreach (var share in done.Moves.GroupBy(move => move.ToId)) share.Sum(move => move.Mrr).ShouldBeInRange(700, 800);
        done.Moves.Single(move => move.AccountId == "A-5").Part.ShouldBe("co-owner");
        Teams().ShouldNotContain(team => team.Contains("bo@x.example", StringComparison.OrdinalIgnoreCase));
        using var chi = await _host.ApiOf(_chi);
        foreach (var move in done.Moves)
            (await chi.GetAsync($"/api/v1/accounts/{move.AccountId}", Now)).StatusCode.ShouldBe(move.ToId == _chi.Id ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task On_the_page_one_chooses_looks_and_does_it()
    {
        using var owner = await _host.SignedIn();
        var path = $"/settings/people/{_bo.Id}/hand-over";
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["which"] = "chosen", ["account"] = "A-2", ["to"] = $"{_chi.Id}", ["by"] = "mrr", ["note"] = "<b>soon</b>" };
        var preview = await (await owner.PostForm(path, path, new(form, StringComparer.Ordinal) { ["step"] = "preview" })).Content.ReadAsStringAsync(Now);
        preview.ShouldContain("Nothing has changed yet. 1 account of Bo would go to Chi.");
        preview.ShouldContain("&lt;b&gt;soon&lt;/b&gt;");
        Teams()[1].ShouldBe("A-2 bo@x.example");
        (await owner.PostForm(path, path, new(form, StringComparer.Ordinal) { ["step"] = "do" })).EnsureSuccess();
        Teams()[1].ShouldBe("A-2 chi@x.example");
        (await owner.GetStringAsync($"/settings/people/{_bo.Id}", Now)).ShouldContain("1 account of Bo handed over.");
    }

    [Fact]
    public async Task Accounts_are_given_and_taken()
    {
        var path = $"/api/v1/people/{_chi.Id}/accounts";
        using var chi = await _host.ApiOf(_chi);
        (await _api.PostAsJsonAsync(path, new AccountsGiven(["A-1", "A-6"]), ApiJson.Options, Now)).EnsureSuccessStatusCode();
        (await chi.GetAsync("/api/v1/accounts/A-1", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _api.PostAsJsonAsync(path, new AccountsGiven(Take: ["A-1"]), ApiJson.Options, Now)).EnsureSuccessStatusCode();
        (await chi.GetAsync("/api/v1/accounts/A-1", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        Teams()[0].ShouldBe("A-1 bo@x.example");
        Teams()[5].ShouldBe("A-6 ana@x.example chi@x.example");
        (await chi.PostAsJsonAsync(path, new AccountsGiven(["A-1"]), ApiJson.Options, Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("to", "[]", "null")]
    [InlineData("to", "[987654]", "null")]
    [InlineData("accounts", "[2]", "[\"A-6\"]")]
    [InlineData("accounts", "[2]", "[]")]
    public async Task What_cannot_be_handed_over_is_refused(string field, string to, string accounts)
    {
        var body = $$"""{"to":{{to.Replace("2", _ana.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)}},"accounts":{{accounts}}}""";
        var answer = await _api.PostAsync($"/api/v1/people/{_bo.Id}/hand-over", new StringContent(to.Contains("987654", StringComparison.Ordinal) ? $$"""{"to":{{to}}}""" : body, System.Text.Encoding.UTF8, "application/json"), Now);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Now)).ShouldContain($"\"field\":\"{field}\"");
    }

    private async Task<HandOverResult> HandOver(HandOverWish wish)
    {
        var answer = await _api.PostAsJsonAsync($"/api/v1/people/{_bo.Id}/hand-over", wish, ApiJson.Options, Now);
        if (!answer.IsSuccessStatusCode) Assert.Fail(await answer.Content.ReadAsStringAsync(Now));
        return (await answer.Content.ReadFromJsonAsync<HandOverResult>(ApiJson.Options, Now))!;
    }

    private Task<HttpResponseMessage> Undo(long change) => _api.PostAsync($"/api/v1/changes/{change}/undo", null, Now);

    private List<string> Teams()
    {
        using var db = _host.Workspace.OpenFor(Viewer.System);
        return [.. db.Accounts.OrderBy(a => a.ExternalId).AsEnumerable().Select(a => string.Join(' ', [a.ExternalId, a.OwnerEmail, .. a.CoOwners]))];
    }
}
