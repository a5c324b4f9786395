using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Events;
using Perennial.App.Health;
using Perennial.App.Risk;
using Perennial.Client;
using Perennial.Core.Statistics;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;
using Perennial.Usage;

namespace Perennial.Tests.App.Risk;

/// <summary>Where too few churned, no probability is shown anywhere; and who sees a part of the book is told of that part.</summary>
public sealed class RiskRefusalTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private long Id(string account) => long.Parse(_host.Rows("select id from account_keys where external_id = $id", ("$id", account)).Single(), CultureInfo.InvariantCulture);

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task With_three_churns_no_probability_is_shown_anywhere()
    {
        var world = new PlantedBook(9, 60, most: 3);
        world.Churns.ShouldBe(3);
        await world.BringAsync(_host, _client);
        var book = await _client.RiskAsync(cancellation: Now);
        book.Refusal!.ShouldStartWith("Fewer than 5 customers have churned");
        (book.Accounts.Count, book.Churns, book.Grade).ShouldBe((0, 3, null));
        (book.Pooled!.Low > 0 && book.Pooled.Low < 3m / book.Months && book.Pooled.High > 3m / book.Months).ShouldBeTrue();
        var one = await _client.AccountRiskAsync("P-0001", Now);
        (one.Risk.In30, one.Risk.In90, one.Risk.In180, one.Risk.ToRenewal, one.Risk.Reasons.Count).ShouldBe((null, null, null, null, 0));
        one.Refusal.ShouldNotBeNull();
        var grade = await _client.RiskGradeAsync(Now);
        grade.Grades.Where(g => g.By == "model").ShouldBeEmpty();
        grade.Said.ShouldBeEmpty();
        using var browser = await _host.SignedIn();
        foreach (var path in (string[])["/risk", "/risk/P-0001"])
        {
            var page = await browser.GetStringAsync(path, Now);
            page.ShouldContain("No probability is given.");
            page.ShouldContain("account-months ended in churn");
            page.ShouldNotContain("Within 90 days", customMessage: path);
            page.ShouldNotContain("interval-bars", customMessage: path);
        }
        (await browser.GetStringAsync("/health/grade", Now)).ShouldNotContain("Reliability");
        _host.Rows("select count(*) from risk_models").ShouldBe(["0"]);
        using var api = _host.Api();
        var environment = new Dictionary<string, string> { ["PERENNIAL_TOKEN"] = api.DefaultRequestHeaders.Authorization!.Parameter! };
        var list = await Cli.Program.RunAsync(["risk", "list", "--server", _host.Url.ToString()], environment: environment);
        list.Code.ShouldBe(0, list.ToString());
        list.Error.ShouldContain("No probability is given.");
        list.Out.ShouldNotContain("%");
        (await Cli.Program.RunAsync(["risk", "show", "P-0001", "--server", _host.Url.ToString()], environment: environment)).Out.ShouldNotContain("%");
    }

    [Fact]
    public async Task What_people_do_is_followed_although_it_is_no_fact()
    {
        await new PlantedBook(9, 60, most: 12).BringAsync(_host, _client);
        var (risk, scores) = (_host.Services.GetRequiredService<WorkspaceRisk>(), _host.Services.GetRequiredService<HealthScores>());
        var (_, key) = await _host.Services.GetRequiredService<WriteKeys>().MakeAsync("test", Viewer.System, Now);
        using var sender = new HttpClient { BaseAddress = _host.Url };
        sender.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));
        await scores.CatchUpAsync(Now);
        var before = await risk.RenewedAsync(Now);
        (await sender.PostAsJsonAsync("/v1/track", new { userId = "u-1", @event = "Opened", context = new { groupId = "P-0001" } }, Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await _host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
        await scores.TouchAsync([Id("P-0001")], Now);
        (await risk.FreshAsync(Now)).ShouldBeSameAs(before, "no fact came");
        var after = await risk.RenewedAsync(Now);
        after.ShouldNotBeSameAs(before);
        (await risk.RenewedAsync(Now)).ShouldBeSameAs(after, "nothing came since");
    }

    [Fact]
    public async Task An_empty_book_teaches()
    {
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/risk", Now)).ShouldContain("No month of history is over yet");
        (await browser.GetStringAsync("/health/grade", Now)).ShouldContain("Nothing was judged yet");
        (await _client.RiskAsync(cancellation: Now)).Months.ShouldBe(0);
    }

    [Fact]
    public async Task A_virtual_CSM_sees_the_risk_of_their_accounts_alone_and_a_grade_of_them()
    {
        await new PlantedBook(5, 200).BringAsync(_host, _client);
        var vera = await _host.Add(Role.VirtualCsm, "vera@virtual.example", "Vera");
        var whole = await _client.RiskAsync(cancellation: Now);
        whole.Accounts.SelectMany(a => a.Reasons).ShouldContain(reason => reason.Words.Contains("on average", StringComparison.Ordinal), "who sees the whole book is told how it is elsewhere");
        string[] own = [whole.Accounts[0].AccountId, whole.Accounts[5].AccountId];
        await _client.PutAccountsAsync([.. own.Select(id => new AccountItem(id, CoOwners: ["vera@virtual.example"]))], Now);
        using var api = await _host.ApiOf(vera);
        foreach (var path in (string[])["/api/v1/risk", "/api/v1/risk/grade", $"/api/v1/accounts/{own[0]}/risk"])
        {
            var text = await (await api.GetAsync(path, Now)).EnsureSuccessStatusCode().Content.ReadAsStringAsync(Now);
            text.ShouldNotContain("churn_flag", customMessage: path);
            text.ShouldNotContain("on average", customMessage: path);
            text.ShouldNotContain("typically", customMessage: path);
            foreach (var other in whole.Accounts.Select(a => a.AccountId).Except(own)) text.ShouldNotContain(other, customMessage: path);
        }
        (await api.GetAsync($"/api/v1/accounts/{whole.Accounts[1].AccountId}/risk", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var theirs = new PerennialClient(_host.Url, api.DefaultRequestHeaders.Authorization!.Parameter);
        var book = await theirs.RiskAsync(cancellation: Now);
        book.Accounts.Select(a => a.AccountId).Order().ShouldBe(own.Order());
        book.Accounts.Single(a => a.AccountId == own[0]).In90.ShouldBe(whole.Accounts[0].In90, "the model is the book's, so that one account's word is the same for all");
        var history = (await _host.Services.GetRequiredService<WorkspaceRisk>().FreshAsync(Now)).History;
        (book.Months, book.Churns, book.Customers).ShouldBe((own.Sum(id => history[Id(id)].Months), 0, 2));
        (whole.Months > book.Months && whole.Churns > 0 && whole.Alarms.Count > 0).ShouldBeTrue("there was something to keep back");
        (book.Alarms.Count, book.Contradictions.Count, book.Pooled!.Low, book.Pooled.High).ShouldBe((0, 0, 0m, Wilson.Of(0, book.Months).High), "the share is that of their own accounts");
        var (all, part) = ((await _client.RiskGradeAsync(Now)).Grades, (await theirs.RiskGradeAsync(Now)).Grades);
        foreach (var horizon in (int[])[30, 90, 180])
        {
            var (of, mine) = (all.Single(g => g is { By: "model", Part: "" } && g.Horizon == horizon), part.Single(g => g is { By: "model", Part: "" } && g.Horizon == horizon));
            (mine.N > 0 && mine.N < of.N, mine.Churns, mine.Verdict, mine.Auc, mine.Curve.Count).ShouldBe((true, 0, "too few churns to judge", null, 0));
            mine.N.ShouldBe(part.Where(g => g.By == "model" && g.Horizon == horizon && g.Part.StartsWith("20", StringComparison.Ordinal)).Sum(g => g.N), "each of their accounts once on each day");
            part.Where(g => g.By == "model" && g.Horizon == horizon && g.Part.StartsWith("20", StringComparison.Ordinal)).ShouldAllBe(g => g.N <= own.Length);
        }
        using var browser = await _host.SignedInAs(vera);
        foreach (var path in (string[])["/risk", "/health/grade"])
        {
            var page = await browser.GetStringAsync(path, Now);
            foreach (var other in whole.Accounts.Select(a => a.AccountName).Take(50).Where((_, i) => i is not 0 and not 5)) page.ShouldNotContain(other, customMessage: path);
        }
        (await browser.GetAsync($"/risk/{whole.Accounts[1].AccountId}", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
