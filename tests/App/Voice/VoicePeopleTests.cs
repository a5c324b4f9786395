using System.Net;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Voice;

/// <summary>Who answered: merges follow, an erasure forgets, and a virtual CSM sees only their own accounts.</summary>
public sealed class VoicePeopleTests : IAsyncLifetime
{
    private const string Answers = "account_id,contact,instrument,scale_min,scale_max,score,answered_at,comment\n";
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static FigureQuery Year => new() { From = new(2025, 1, 1), To = new(2026, 1, 1), Grain = "year" };

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        await _client.Bring("accounts", "account_id,name\nA,Acme\nB,Bolt\n");
        await _client.Bring("contacts", "contact_id,account_id,name,email\nca,A,Ann Able,ann@a.example\ncb,B,Ben Bold,ben@b.example\nca2,A,Ann A.,ann.able@a.example\n");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task An_account_s_answers_and_tickets_go_with_it_when_it_is_merged_and_come_back()
    {
        await _client.Bring("survey-responses", Answers + "A,ca,nps,0,10,9,2025-03-01,\nB,cb,nps,0,10,2,2025-03-02,\n");
        await _client.Bring("tickets", "ticket_id,account_id,opened_at\nT1,B,2025-03-01\n");
        var merged = await _client.MergeAccountAsync("A", new MergeWish("B"), Now);
        (await Rows("nps")).ShouldBe([("A", 0m, 2m)]);
        (await Rows("tickets-opened")).ShouldBe([("A", 1m, (decimal?)null)]);
        (await _client.SurveyAnswersAsync(Year, accountId: "A", cancellation: Now).CountAsync(Now)).ShouldBe(2);
        (await _client.Bring("survey-responses", Answers + "B,cb,nps,0,10,2,2025-03-02,\nB,cb,nps,0,10,4,2025-04-02,\n")).Counts.ShouldBe(ImportHost.Counts(@new: 1, unchanged: 1));
        (await _client.ActivitiesAsync("A", Now).Where(a => a.Kind == "survey").CountAsync(Now)).ShouldBe(3);
        await _client.UndoChangeAsync(merged.ChangeId!.Value, Now);
        (await Rows("nps")).ShouldBe([("A", 1m, 1m), ("B", -2m, 2m)]);
        (await _client.ActivitiesAsync("B", Now).Where(a => a.Kind == "survey").CountAsync(Now)).ShouldBe(2);
    }

    [Fact]
    public async Task A_contact_is_found_by_id_mail_or_name_and_followed_when_it_is_merged()
    {
        await _client.Bring("survey-responses", Answers + "A,ca2,nps,0,10,9,2025-03-03,\nA,ANN@a.example,nps,0,10,9,2025-03-02,\nA,Ann Able,nps,0,10,9,2025-03-01,\nA,nobody@a.example,nps,0,10,9,2025-02-01,\n");
        (await Contacts()).ShouldBe(["ca2", "ca", "ca", "nobody@a.example"]);
        await _client.MergeContactAsync("ca", new MergeWish("ca2"), Now);
        (await Contacts()).ShouldBe(["ca", "ca", "ca", "nobody@a.example"]);
    }

    [Fact]
    public async Task Who_is_erased_is_forgotten_in_answers_tickets_and_on_the_timeline_and_stays_counted()
    {
        await _client.Bring("survey-responses", Answers + "A,ann@a.example,nps,0,10,9,2025-03-01,Words of Ann\nA,ca,csat,1,5,2,2025-03-02,More of Ann\nB,ben@b.example,nps,0,10,2,2025-03-02,Words of Ben\nB,Ann Able,nps,0,10,2,2025-03-05,Another Ann\nA,ann@a.example,nps,0,10,99,2025-03-01,\n");
        await _client.Bring("tickets", "ticket_id,account_id,contact,subject,opened_at\nT1,A,Ann Able,Ann cannot print,2025-03-01\n");
        (await _client.EraseUserAsync(new("ann@a.example"), Now)).Ids.ShouldBe(1);
        _host.Rows("select contact, comment from survey_answer_facts order by id").ShouldBe(["~|~", "~|~", "ben@b.example|Words of Ben", "Ann Able|Another Ann"]);
        _host.Rows("select contact, subject from ticket_facts").ShouldBe(["~|~"]);
        _host.Rows("select count(*) from activities where body like '%of Ann%'").ShouldBe(["0"]);
        _host.Rows("select count(*) from activities where body like '%of Ben%'").ShouldBe(["1"]);
        Directory.GetFiles(_host.Workspace.Directory.Imports).Select(File.ReadAllText).ShouldAllBe(text => !text.Contains("of Ann"));
        (await Rows("nps")).ShouldBe([("A", 1m, 1m), ("B", -2m, 2m)]);
        (await _client.Bring("survey-responses", Answers + "A,ann@a.example,nps,0,10,9,2025-03-01,Words of Ann\n")).Counts.ShouldBe(ImportHost.Counts(unchanged: 1), "an old file brings nobody back");
        (await _client.EraseUserAsync(new("ann@a.example"), Now)).Ids.ShouldBe(0);
    }

    [Theory]
    [InlineData("ann@a.example")]
    [InlineData("ca")]
    [InlineData("ca2")]
    [InlineData("Ann.Able@a.example")]
    public async Task Whoever_went_into_somebody_is_erased_with_them_by_any_of_their_names(string called)
    {
        await _client.Bring("survey-responses", Answers + "A,ca2,nps,0,10,9,2025-03-01,Words of Ann by old id\nA,ann.able@a.example,nps,0,10,9,2025-03-02,Words of Ann by old mail\nA,Ann A.,nps,0,10,9,2025-03-03,Words of Ann by old name\nB,Ann Able,nps,0,10,9,2025-03-04,Words of Ann elsewhere\nA,ca,nps,0,10,9,2025-03-05,Words of Ann\nB,cb,nps,0,10,9,2025-03-06,Words of Ben\n");
        await _client.Bring("tickets", "ticket_id,account_id,contact,subject,opened_at\nT1,A,ca2,Ann cannot print,2025-03-01\n");
        await _client.MergeContactAsync("ca", new MergeWish("ca2"), Now);
        (await _client.EraseUserAsync(new(called), Now)).Ids.ShouldBe(1);
        _host.Rows("select contact, comment from survey_answer_facts order by id").ShouldBe(["~|~", "~|~", "~|~", "Ann Able|Words of Ann elsewhere", "~|~", "cb|Words of Ben"]);
        _host.Rows("select contact, subject from ticket_facts").ShouldBe(["~|~"]);
        _host.Rows("select body from activities where kind = 'survey' and body <> '' order by id").ShouldBe(["Words of Ann elsewhere", "Words of Ben"]);
        _host.Rows("select count(*) from activity_contacts c join activities a on a.id = c.activity_id join contact_keys k on k.id = c.contact_id where a.kind in ('survey', 'ticket') and k.external_id <> 'cb'").ShouldBe(["0"], "nothing on the timeline says who it was");
    }

    [Fact]
    public async Task A_name_means_its_contact_in_every_account_that_is_one_with_theirs()
    {
        await _client.Bring("survey-responses", Answers + "B,Ben Bold,nps,0,10,9,2025-03-01,Words of Ben\nA,Ben Bold,nps,0,10,9,2025-03-02,Also of Ben\n");
        await _client.MergeAccountAsync("A", new MergeWish("B"), Now);
        (await _client.EraseUserAsync(new("ben@b.example"), Now)).Ids.ShouldBe(1);
        _host.Rows("select contact, comment from survey_answer_facts order by id").ShouldBe(["~|~", "~|~"]);
        _host.Rows("select count(*) from activities where body like '%of Ben%'").ShouldBe(["0"]);
    }

    [Fact]
    public async Task A_merge_that_was_taken_back_erases_nobody_else()
    {
        await _client.Bring("survey-responses", Answers + "A,ca2,nps,0,10,9,2025-03-01,Words of another Ann\nA,ca,nps,0,10,9,2025-03-02,Words of Ann\n");
        await _client.UndoChangeAsync((await _client.MergeContactAsync("ca", new MergeWish("ca2"), Now)).ChangeId!.Value, Now);
        (await _client.EraseUserAsync(new("ann@a.example"), Now)).Ids.ShouldBe(1);
        _host.Rows("select contact, comment from survey_answer_facts order by id").ShouldBe(["ca2|Words of another Ann", "~|~"]);
    }

    [Fact]
    public async Task A_virtual_CSM_sees_answers_and_tickets_of_their_accounts_alone()
    {
        await _client.Bring("survey-responses", Answers + "A,ca,nps,0,10,9,2025-03-01,Own words\nB,cb,nps,0,10,2,2025-03-02,Foreign words\n");
        await _client.Bring("tickets", "ticket_id,account_id,subject,opened_at\nT1,A,Own subject,2025-12-20\nT2,B,Foreign subject,2025-12-20\n");
        var vera = await _host.Add(Role.VirtualCsm, "vera@virtual.example", "Vera");
        await _client.PutAccountsAsync([new AccountItem("A", CoOwners: ["vera@virtual.example"])], Now);
        using var api = await _host.ApiOf(vera);
        foreach (var path in (string[])["/api/v1/survey-responses?window=99y", "/api/v1/survey-responses?window=99y&format=csv", "/api/v1/tickets?window=99y", "/api/v1/metrics/nps?window=99y", "/api/v1/metrics/nps/rows?window=99y", "/api/v1/journey?window=99y"])
        {
            var answer = await api.GetAsync(path, Now);
            var text = await answer.Content.ReadAsStringAsync(Now);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path + text + _host.Said);
            text.ShouldNotContain("Foreign", customMessage: path);
            text.ShouldNotContain("Bolt", customMessage: path);
        }
        (await api.GetStringAsync("/api/v1/metrics/nps?window=99y", Now)).ShouldContain("\"value\":100");
        (await api.GetAsync("/api/v1/survey-responses?account=B", Now)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var browser = await _host.SignedInAs(vera);
        foreach (var path in (string[])["/voice?range=all", "/voice/answers?window=99y", "/support?range=24m", "/support/tickets?window=99y", "/accounts/A/voice"])
        {
            var page = await browser.GetStringAsync(path, Now);
            page.ShouldNotContain("Foreign", customMessage: path);
            page.ShouldNotContain("Bolt", customMessage: path);
        }
        (await browser.GetAsync("/accounts/B/voice", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<List<(string, decimal, decimal?)>> Rows(string metric) => await _client.MetricRowsAsync(metric, Year, Now).Select(r => (r.AccountId, r.Numerator, r.Denominator)).ToListAsync(Now);

    private async Task<List<string?>> Contacts() => await _client.SurveyAnswersAsync(Year, cancellation: Now).Select(a => a.Contact).ToListAsync(Now);
}
