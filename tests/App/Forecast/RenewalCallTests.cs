using System.Net;
using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;
using static Perennial.Tests.App.Forecast.ForecastWorld;

namespace Perennial.Tests.App.Forecast;

/// <summary>What people say of renewals: kept beside the model's figure, and judged like it.</summary>
public sealed class RenewalCallTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        await FillAsync(_client);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_call_stands_beside_the_figure_and_a_later_one_takes_its_place_without_removing_it()
    {
        var made = await _client.CallRenewalAsync("P1", new("commit") { Note = " Signed by the CFO " }, Now);
        (made.AccountId, made.ContractId, made.DueOn, made.Amount, made.Note, made.Author).ShouldBe(("P1", "C1", Due, 1200m, "Signed by the CFO", "test"));
        await _client.CallRenewalAsync("P1", new("at-risk") { Amount = 600.5m }, Now);
        await _client.CallRenewalAsync("P2", new("lost"), Now);
        (await _client.RenewalCallsAsync(cancellation: Now).ToListAsync(Now)).Select(c => (c.AccountId, c.Category, c.Amount, c.Renewed)).ShouldBe([("P2", "lost", 0m, null), ("P1", "at-risk", 600.5m, null), ("P1", "commit", 1200m, null)]);
        (await _client.RenewalCallsAsync("P2", Now).CountAsync(Now)).ShouldBe(1);
        var total = (await _client.ForecastAsync(cancellation: Now)).Total;
        (total.Calls, total.Called).ShouldBe((2, 600.5m));
        var row = (await _client.ForecastRowsAsync(cancellation: Now).ToListAsync(Now)).First(r => r.AccountId == "P1");
        (row.Call, row.CalledAmount, row.Chance).ShouldBe(("at-risk", 600.5m, Math.Round(6.5m / 9, 9)), "the model's figure is as it was");
        _host.Rows("select count(*) from renewal_calls").ShouldBe(["3"]);
        _host.Rows("select verb, subject, name from audit where subject like 'renewal-call%' order by seq").ShouldBe(["added|renewal-call:1|Commit, due 2026-03-01", "added|renewal-call:2|At risk, due 2026-03-01", "added|renewal-call:3|Lost, due 2026-03-01"]);
    }

    [Fact]
    public async Task What_cannot_be_said_is_refused_at_its_field()
    {
        using var api = _host.Api();
        foreach (var (account, body, status, field) in new[]
        {
            ("P1", (object)new { category = "surely" }, HttpStatusCode.BadRequest, "category"), ("P1", new { category = "commit", amount = -1 }, HttpStatusCode.BadRequest, "amount"), ("P1", new { category = "commit", note = new string('x', 2001) }, HttpStatusCode.BadRequest, "note"),
            ("P1", new { category = "commit", contractId = "C2" }, HttpStatusCode.BadRequest, "contractId"), ("P8", new { category = "commit" }, HttpStatusCode.BadRequest, "contractId"), ("none", new { category = "commit" }, HttpStatusCode.NotFound, ""),
        })
        {
            var answer = await api.PostAsJsonAsync($"/api/v1/accounts/{account}/renewal-calls", body, Now);
            (answer.StatusCode, (await answer.Content.ReadAsStringAsync(Now)).Contains(field, StringComparison.Ordinal)).ShouldBe((status, true), $"{account} {field}");
        }
        using var reader = _host.Api(Scopes.Read);
        (await reader.PostAsJsonAsync("/api/v1/accounts/P1/renewal-calls", new { category = "commit" }, Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        _host.Rows("select count(*) from renewal_calls").ShouldBe(["0"]);
    }

    [Fact]
    public async Task What_a_note_says_of_people_stays_out_of_the_audit_chain()
    {
        await _client.CallRenewalAsync("P1", new("commit") { Note = "Mara signs" }, Now);
        _host.Rows("select note from renewal_calls").ShouldBe(["Mara signs"]);
        _host.Rows("select count(*), sum(case when name like '%Mara%' or details like '%Mara%' then 1 else 0 end) from audit where subject like 'renewal-call:%'").ShouldBe(["1|0"]);
    }

    [Fact]
    public async Task Of_several_renewals_one_is_named()
    {
        await _client.PutSubscriptionLinesAsync([Line("P1", "2025-05-05", 20) with { SubscriptionId = "S-more", LineId = "L-more" }], Now);
        using var api = _host.Api();
        var answer = await api.PostAsJsonAsync("/api/v1/accounts/P1/renewal-calls", new { category = "commit" }, Now);
        (await answer.Content.ReadAsStringAsync(Now)).ShouldContain("Say which renewal is meant: C1, none.");
        (await _client.CallRenewalAsync("P1", new("best-case") { ContractId = "none" }, Now)).ShouldSatisfyAllConditions(c => c.ContractId.ShouldBeNull(), c => c.Amount.ShouldBe(240m), c => c.DueOn.ShouldBe(Due));
        (await _client.CallRenewalAsync("P1", new("commit") { ContractId = "C1" }, Now)).Amount.ShouldBe(1200m);
    }

    [Fact]
    public async Task The_page_takes_a_call_and_says_what_is_wrong_with_one()
    {
        using var browser = await _host.SignedIn();
        var answer = await browser.PostForm("/accounts/P1/renewal", "/accounts/P1/renewal", new() { ["category"] = "best-case", ["amount"] = "1,000.25", ["note"] = "Budget <cut>", ["contract"] = "C1" });
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        var page = await browser.GetStringAsync("/accounts/P1/renewal", Now);
        page.ShouldContain("Budget &lt;cut&gt;");
        page.ShouldContain("$1,000");
        var wrong = await browser.PostForm("/accounts/P1/renewal", "/accounts/P1/renewal", new() { ["category"] = "commit", ["amount"] = "much", ["contract"] = "C1" });
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync(Now)).ShouldContain("&#x27;much&#x27; is not an amount.");
        _host.Rows("select category, amount_e8 from renewal_calls").ShouldBe(["best-case|100025000000"]);
        (await browser.GetStringAsync("/forecast", Now)).ShouldContain("with a call");
    }

    [Fact]
    public async Task Calls_are_graded_once_the_renewal_is_decided()
    {
        await _client.CallRenewalAsync("P1", new("lost"), Now);
        await _client.CallRenewalAsync("P1", new("commit"), Now);
        await _client.CallRenewalAsync("P2", new("commit"), Now);
        await _client.CallRenewalAsync("P3", new("at-risk") { Amount = 1000 }, Now);
        (await _client.CallGradesAsync(Now)).ShouldBeEmpty();
        await _client.PutSubscriptionLinesAsync([Line("P2", "2024-03-01", 200) with { End = "2026-03-01" }, Line("P3", "2024-03-01", 300) with { End = "2026-03-10" }], Now);
        _host.Clock.Set(new(2026, 4, 29, 10, 0, 0, TimeSpan.Zero));
        (await _client.CallGradesAsync(Now)).ShouldBeEmpty("the last renewal of March is judged on 30 April");
        _host.Clock.Set(new(2026, 4, 30, 10, 0, 0, TimeSpan.Zero));
        await _client.CallRenewalAsync("P1", new("lost"), Now);
        var grade = (await _client.CallGradesAsync(Now)).ShouldHaveSingleItem();
        (grade.Author, grade.Calls, grade.Right, grade.Called, grade.Renewed).ShouldBe(("test", 3, 2, 1200m + 2400 + 1000, 1200m));
        grade.Brier.ShouldBe(Math.Round((0.01m + 0.81m + 0.1225m) / 3, 9));
        grade.ModelBrier.ShouldBeNull("nothing was kept before the month, and what is said afterwards is not the model's");
        (await _client.RenewalCallsAsync(cancellation: Now).ToListAsync(Now)).Select(c => (c.AccountId, c.DueOn.Year, c.Renewed)).ShouldBe([("P1", 2027, null), ("P3", 2026, false), ("P2", 2026, false), ("P1", 2026, true), ("P1", 2026, true)]);
    }

    [Fact]
    public async Task The_model_is_judged_by_what_it_had_said_before_the_month()
    {
        await _client.CallRenewalAsync("P1", new("commit"), Now);
        _host.Clock.Set(new(2026, 2, 26, 10, 0, 0, TimeSpan.Zero));
        await KeepAsync(_host);
        _host.Clock.Set(new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero));
        ((double)(await _client.CallGradesAsync(Now)).ShouldHaveSingleItem().ModelBrier!.Value).ShouldBe(Math.Pow(1 - 6.5 / 9, 2), 1e-6);
    }

    [Fact]
    public async Task A_call_is_made_on_the_workspace_s_own_day()
    {
        await _client.SetSettingsAsync(new Dictionary<string, string> { ["time-zone"] = "America/Los_Angeles" }, Now);
        _host.Clock.Set(new(2026, 3, 1, 2, 0, 0, TimeSpan.Zero));
        await _client.CallRenewalAsync("P1", new("commit"), Now);
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/accounts/P1/renewal", Now)).ShouldContain("on 28 Feb 2026");
        _host.Clock.Set(new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero));
        (await _client.CallGradesAsync(Now)).ShouldHaveSingleItem("in Los Angeles it was 28 February").Right.ShouldBe(1);
    }

    [Fact]
    public async Task People_of_one_name_are_graded_apart()
    {
        using var one = await _host.ApiOf(await _host.Add(Role.Csm, "a@own.example", "Kim Lee"));
        using var other = await _host.ApiOf(await _host.Add(Role.Csm, "b@own.example", "Kim Lee"));
        (await one.PostAsJsonAsync("/api/v1/accounts/P1/renewal-calls", new { category = "commit" }, Now)).EnsureSuccessStatusCode();
        (await other.PostAsJsonAsync("/api/v1/accounts/P1/renewal-calls", new { category = "lost" }, Now)).EnsureSuccessStatusCode();
        _host.Clock.Set(new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero));
        (await _client.CallGradesAsync(Now)).Select(g => (g.Author, g.Calls, g.Right)).ShouldBe([("Kim Lee", 1, 1), ("Kim Lee", 1, 0)]);
    }

    [Fact]
    public async Task Calls_go_with_an_account_that_is_merged()
    {
        await _client.CallRenewalAsync("P1", new("commit"), Now);
        var merged = await _client.MergeAccountAsync("P2", new MergeWish("P1"), Now);
        (await _client.RenewalCallsAsync("P2", Now).ToListAsync(Now)).Single().Category.ShouldBe("commit");
        var rows = await _client.ForecastRowsAsync(cancellation: Now).ToListAsync(Now);
        rows.Where(r => r.AccountId == "P2").Select(r => (r.ContractId, r.Amount, r.Call)).ShouldBe([("C1", 1200m, "commit"), ("C2", 2400m, null)]);
        await _client.UndoChangeAsync(merged.ChangeId!.Value, Now);
        (await _client.RenewalCallsAsync("P1", Now).CountAsync(Now)).ShouldBe(1);
    }
}
