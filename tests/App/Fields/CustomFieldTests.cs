using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Fields;

public sealed class CustomFieldTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;
    private HttpClient _api = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        _api = _host.Api();
        await Define(new NewCustomField("Plan tier", "choice") { Options = ["Gold", "Silver plus"] });
        await Define(new NewCustomField("Seats", "number"));
        await Define(new NewCustomField("Score", "decimal"));
        await Define(new NewCustomField("Go-live", "day") { Field = "go_live" });
        await Define(new NewCustomField("Next review", "day") { LiesAhead = true });
        await Define(new NewCustomField("Reference", "yes-no"));
        await Define(new NewCustomField("Sponsor", "person"));
        await Define(new NewCustomField("Handbook", "link"));
        await _client.PutAccountsAsync([
            new AccountItem("A1", Name: "One", Custom: Values(("plan_tier", "Gold"), ("seats", "9"), ("score", "-0.5"), ("go_live", "2026-01-02"), ("reference", "yes"), ("sponsor", "Ann@X.example"), ("handbook", "https://one.example/book"), ("loose", "as it is"))),
            new AccountItem("A2", Name: "Two", Custom: Values(("plan_tier", "silver PLUS"), ("seats", "10"), ("score", "2.25"), ("go_live", "2025-06-30"), ("reference", "FALSE"))),
            new AccountItem("A3", Name: "Three", Custom: Values(("seats", "100"))),
            new AccountItem("A4", Name: "Four"),
        ], Stop);
    }

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Values_are_kept_in_the_one_form_of_their_type()
    {
        (await One("A1")).Custom.Select(c => $"{c.Key}={c.Value}").Order().ShouldBe(["go_live=2026-01-02", "handbook=https://one.example/book", "loose=as it is", "plan_tier=Gold", "reference=yes", "score=-0.5", "seats=9", "sponsor=ann@x.example"]);
        (await One("A2")).Custom["plan_tier"].ShouldBe("Silver plus");
        (await One("A2")).Custom["reference"].ShouldBe("no");
    }

    [Theory]
    [InlineData("seats", "many", "expected a whole number such as 12, without a currency sign or unit")]
    [InlineData("seats", "1.5", "expected a whole number such as 12")]
    [InlineData("Seats", "99999999999999", "expected a whole number such as 12")]
    [InlineData("score", "0.123456789", "expected a number such as 1234.5")]
    [InlineData("go_live", "2026-02-30", "expected a day such as 2024-01-31")]
    [InlineData("plan_tier", "Bronze", "expected one of Gold, Silver plus")]
    [InlineData("reference", "perhaps", "expected yes or no")]
    [InlineData("sponsor", "Ann", "expected a mail address such as ann@example.com")]
    [InlineData("handbook", "javascript:alert(1)", "expected a link such as https://example.com/page")]
    public async Task A_bad_value_is_refused_at_its_field_by_the_record_api(string field, string value, string message)
    {
        var answer = await _api.PatchAsJsonAsync("/api/v1/accounts/A1", new { custom = new Dictionary<string, string> { [field] = value } }, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("errors")[0];
        error.GetProperty("field").GetString().ShouldBe("custom." + field);
        error.GetProperty("message").GetString().ShouldBe(message);
    }

    [Fact]
    public async Task A_bad_value_of_a_file_is_an_error_with_its_line_and_column_and_formats_of_the_file_count()
    {
        var import = await _client.Bring("accounts", "account_id,Seats,Go live,Plan Tier,other\nA1,1.200,31/12/2026,gold,x\nA2,lots,31/12/2026,gold,x\nA3,7,soon,Silver plus,x\n",
            new ImportOptions { Mapping = """{"columns":{"account_id":"account_id"},"decimal":",","thousands":".","dates":["dd/MM/yyyy"]}""" });
        var errors = await _client.ImportErrorsAsync(import.Id, Stop).ToListAsync(Stop);
        errors.Select(e => $"{e.Line} {e.Field} {e.Value}: {e.Message}").ShouldBe(["3 Seats lots: expected a whole number such as 12, without a currency sign or unit", "4 Go live soon: expected a day such as 2024-01-31, or as the mapping says (dd/MM/yyyy)"]);
        var custom = (await One("A1")).Custom;
        (custom["seats"], custom["go_live"], custom["plan_tier"], custom["other"]).ShouldBe(("1200", "2026-12-31", "Gold", "x"));
        custom.ContainsKey("Seats").ShouldBeFalse();
    }

    [Theory]
    [InlineData("custom.seats>9", "A2 A3")]
    [InlineData("custom.seats<100", "A1 A2")]
    [InlineData("custom.seats:none", "A4")]
    [InlineData("custom.score<0", "A1")]
    [InlineData("custom.go_live:2026-01", "A1")]
    [InlineData("custom.go_live<30d", "A1")]
    [InlineData("custom.go_live>30d", "A2")]
    [InlineData("custom.next_review<30d", "A3")]
    [InlineData("custom.next-review<30d", "A3")]
    [InlineData("custom.plan_tier:gold", "A1")]
    [InlineData("custom.plan_tier:\"silver plus\"", "A2")]
    [InlineData("-custom.plan_tier:any", "A3 A4")]
    [InlineData("custom.reference:yes", "A1")]
    [InlineData("custom.reference!=yes", "A2 A3 A4")]
    [InlineData("custom.sponsor:ann@x.example", "A1")]
    [InlineData("custom.loose:\"as it is\"", "A1")]
    public async Task A_filter_compares_a_field_as_what_it_is(string filter, string ids)
    {
        await _client.PutAccountsAsync([new AccountItem("A3", Custom: Values(("next_review", Day(20))))], Stop);
        await _client.PutAccountsAsync([new AccountItem("A1", Custom: Values(("go_live", Day(-10))))], Stop);
        (await Ids(filter.Replace("2026-01", Day(-10)[..7], StringComparison.Ordinal))).ShouldBe(ids);
    }

    [Theory]
    [InlineData("custom.plan_tier:bronze", 18, "'bronze' is no custom.plan_tier; it is Gold or Silver plus.")]
    [InlineData("custom.seats>many", 14, "")]
    [InlineData("custom.reference:perhaps", 18, "'perhaps' is no custom.reference; it is yes or no.")]
    [InlineData("custom.seat>1", 1, "'custom.seat' is no field; did you mean custom.seats?")]
    public async Task An_error_points_at_its_column(string filter, int column, string message)
    {
        var check = await _client.CheckFilterAsync(filter, Stop);
        check.Valid.ShouldBeFalse();
        check.Column.ShouldBe(column);
        check.Message!.ShouldContain(message);
    }

    [Fact]
    public async Task Choices_and_words_are_offered_as_one_writes()
    {
        async Task<string> Offers(string text) => string.Join(' ', (await _api.GetFromJsonAsync<FilterOffers>($"/api/v1/filters/complete?text={Uri.EscapeDataString(text)}", ApiJson.Options, Stop))!.Items.Select(i => i.Insert));
        (await Offers("custom.plan_tier:")).ShouldStartWith("Gold \"Silver plus\"");
        (await Offers("custom.sponsor:")).ShouldContain("ann@x.example");
        (await Offers("custom.loose:")).ShouldContain("\"as it is\"");
    }

    [Fact]
    public async Task Numbers_sort_as_numbers_part_by_part_and_without_a_value_comes_first()
    {
        async Task<string> Order(string sort, string query = "") =>
            string.Join(' ', await _client.AccountsAsync(new AccountQuery { Sort = sort, Filter = query }, Stop).Select(a => a.AccountId).ToListAsync(Stop));
        (await Order("custom.seats")).ShouldBe("A4 A1 A2 A3");
        (await Order("-custom.seats")).ShouldBe("A3 A2 A1 A4");
        (await Order("-custom.go_live")).ShouldBe("A1 A2 A4 A3");
        (await Order("custom.plan_tier")).ShouldBe("A3 A4 A1 A2");
        var parts = new List<string>();
        for (string? cursor = null; ;)
        {
            var part = await _api.GetFromJsonAsync<AccountPart>($"/api/v1/accounts?sort=custom.seats&limit=1{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}", ApiJson.Options, Stop);
            parts.AddRange(part!.Items.Select(a => a.AccountId));
            if ((cursor = part.NextCursor) is null) break;
        }
        parts.ShouldBe(["A4", "A1", "A2", "A3"]);
        (await _api.GetAsync("/api/v1/accounts?sort=custom.nothing", Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_past_is_asked_by_the_types_of_today()
    {
        var before = _host.Clock.GetUtcNow().ToString("yyyy-MM-dd", null);
        _host.Clock.Advance(TimeSpan.FromDays(3));
        await _client.PutAccountsAsync([new AccountItem("A1", Custom: Values(("seats", "500"), ("reference", "no")))], Stop);
        (await Ids("custom.seats>200")).ShouldBe("A1");
        (await Ids($"custom.seats>200 as:{before}")).ShouldBe("");
        (await Ids($"custom.seats:9 custom.reference:yes as:{before}")).ShouldBe("A1");
        var sorted = await _client.AccountsAsync(new AccountQuery { Sort = "-custom.seats", Filter = $"as:{before}" }, Stop).Select(a => a.AccountId).ToListAsync(Stop);
        sorted.ShouldBe(["A3", "A2", "A1", "A4"]);
    }

    [Fact]
    public async Task What_data_had_before_becomes_typed_where_it_fits_and_is_named_where_it_does_not()
    {
        await _client.PutAccountsAsync([new AccountItem("A1", Custom: Values(("Is Ref", "TRUE"), ("size", "12"))), new AccountItem("A2", Custom: Values(("Is Ref", "no"), ("size", "big"))), new AccountItem("A3", Custom: Values(("size", "huge"))), new AccountItem("A4", Custom: Values(("size", "tiny")))], Stop);
        (await Define(new NewCustomField("Is a reference", "yes-no") { Field = "Is Ref" })).Filter.ShouldBe("custom.is-ref");
        (await Ids("custom.is-ref:yes")).ShouldBe("A1");
        (await Ids("custom.is-ref:no")).ShouldBe("A2");
        var refusal = await Should.ThrowAsync<ApiRefusal>(() => Define(new NewCustomField("Size", "number")));
        refusal.Places[0].ToString().ShouldBe("type: 3 values do not fit, expected a whole number such as 12: 'big' of A2, 'huge' of A3, 'tiny' of A4. Change them first, or take another type.");
        await Define(new NewCustomField("Size", "text"));
        (await Should.ThrowAsync<ApiRefusal>(() => _client.ChangeFieldAsync("size", "accounts", new CustomFieldChange { Type = "number" }, Stop))).Message.ShouldContain("3 values do not fit");
        (await _client.CustomFieldAsync("size", "accounts", Stop)).Type.ShouldBe("text");
        await _client.PutAccountsAsync([new AccountItem("A2", Custom: Values(("size", ""))), new AccountItem("A3", Custom: Values(("size", "3"))), new AccountItem("A4", Custom: Values(("size", "4")))], Stop);
        (await _client.ChangeFieldAsync("size", "accounts", new CustomFieldChange { Type = "number" }, Stop)).Type.ShouldBe("number");
        (await Ids("custom.size>3")).ShouldBe("A1 A4");
        (await Should.ThrowAsync<ApiRefusal>(() => _client.ChangeFieldAsync("plan_tier", "accounts", new CustomFieldChange { Options = ["Gold"] }, Stop))).Places[0].ToString()
            .ShouldBe("options: 1 value does not fit, expected one of Gold: 'Silver plus' of A2. Change it first, or take another type.");
    }

    [Fact]
    public async Task A_change_of_a_value_stands_in_the_history_and_can_be_taken_back()
    {
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/accounts/A1/edit", Stop);
        page.ShouldContain("type=\"date\"");
        page.ShouldContain("<option value=\"Silver plus\">");
        var version = System.Text.RegularExpressions.Regex.Match(page, "name=\"version\" value=\"(\\d+)\"").Groups[1].Value;
        var wrong = await browser.PostForm("/accounts/A1/edit", "/accounts/A1/edit", new() { ["version"] = version, ["name"] = "One", ["custom.seats"] = "lots" });
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync(Stop)).ShouldContain("f-custom-seats-error");
        (await browser.PostForm("/accounts/A1/edit", "/accounts/A1/edit", new() { ["version"] = version, ["name"] = "One", ["custom.seats"] = "1234567", ["custom.go_live"] = "2026-01-02" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.GetStringAsync("/accounts/A1", Stop)).ShouldContain("1,234,567");
        (await browser.GetStringAsync("/accounts/A1", Stop)).ShouldContain("<dt>Go-live</dt><dd>2 Jan 2026</dd>");
        (await browser.GetStringAsync("/accounts/A1/history", Stop)).ShouldContain("<ins>1234567</ins>");
        await _client.UndoChangeAsync((await _client.ChangesAsync(Stop).FirstAsync(Stop)).Id, Stop);
        (await One("A1")).Custom["seats"].ShouldBe("9");
    }

    [Fact]
    public async Task A_list_shows_sorts_edits_and_exports_fields()
    {
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/accounts?view=all&sort=-custom.seats&col=name,custom.seats,custom.go_live,custom.handbook", Stop);
        page.IndexOf(">Three<", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf(">Two<", StringComparison.Ordinal));
        page.ShouldContain("2 Jan 2026");
        page.ShouldContain("href=\"https://one.example/book\"");
        (await browser.GetStringAsync("/accounts.csv?sort=name&filter=custom.score:any&col=name,custom.score,custom.go_live", Stop)).ReplaceLineEndings("\n")
            .ShouldBe("account_id,name,custom.score,custom.go_live\nA1,One,-0.5,2026-01-02\nA2,Two,2.25,2025-06-30\n");
        (await _api.GetStringAsync("/api/v1/accounts.csv", Stop)).ReplaceLineEndings("\n").ShouldContain("go_live,handbook,loose,plan_tier,reference,score,seats,sponsor\nA1,One,,,,,,,,,,,2026-01-02,https://one.example/book,as it is,Gold,yes,-0.5,9,ann@x.example\n");

        Dictionary<string, string> Wish(string value, string act) => new() { ["all"] = "yes", ["filter"] = "custom.seats>9", ["field"] = "custom.seats", ["value"] = value, ["do"] = act };
        var refused = await browser.PostForm("/accounts", "/accounts/edit", Wish("many", "look"));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync(Stop)).ShouldContain("is no Seats: expected a whole number such as 12.");
        (await browser.PostForm("/accounts", "/accounts/edit", Wish("8", "apply"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await Ids("custom.seats:8")).ShouldBe("A2 A3");
    }

    [Fact]
    public async Task Fields_are_defined_edited_archived_and_restored_on_their_page_by_who_leads()
    {
        await _client.PutAccountsAsync([new AccountItem("A4", Custom: Values(("Found here", "x")))], Stop);
        using var lead = await _host.SignedInAs(await _host.Add(Role.Leader, "lena@x.example", "Lena"));
        var page = await lead.GetStringAsync("/settings/fields", Stop);
        page.ShouldContain("Found here");
        page.ShouldContain("custom.plan_tier");
        var answer = await lead.PostForm("/settings/fields/new?of=accounts", "/settings/fields", new() { ["of"] = "accounts", ["label"] = "Tier", ["type"] = "choice", ["options"] = "a\r\nA" });
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("Two options differ in nothing but case.");
        (await (await lead.PostForm("/settings/fields/new", "/settings/fields", new() { ["label"] = "Segment", ["type"] = "text" })).Content.ReadAsStringAsync(Stop)).ShouldContain("Accounts have a field segment of their own.");
        (await lead.PostForm("/settings/fields/new", "/settings/fields", new() { ["of"] = "accounts", ["label"] = "Tier", ["type"] = "choice", ["options"] = "a\r\nb" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        var id = _host.Rows("select id from custom_fields where word = 'tier'").Single();
        (await lead.PostForm($"/settings/fields/{id}/edit", $"/settings/fields/{id}", new() { ["label"] = "Level", ["type"] = "choice", ["options"] = "a\nb\nc" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await lead.GetStringAsync("/accounts/A1/edit", Stop)).ShouldContain(">Level</label>");
        await lead.PostForm("/settings/fields", $"/settings/fields/{id}/archive", []);
        (await lead.GetStringAsync("/accounts/A1/edit", Stop)).ShouldNotContain(">Level</label>");
        await lead.PostForm("/settings/fields", $"/settings/fields/{id}/restore", []);
        (await lead.GetStringAsync("/accounts/A1/edit", Stop)).ShouldContain(">Level</label>");
        var told = await _client.AuditAsync("field", cancellation: Stop).ToListAsync(Stop);
        told.Take(4).Select(r => $"{r.Actor} {r.Verb} {r.Name}").ShouldBe(["Lena changed Level", "Lena changed Level", "Lena changed Level", "Lena added Tier"]);

        using var csm = await _host.SignedInAs(await _host.Add(Role.Csm, "cy@x.example", "Cy"));
        (await csm.GetAsync("/settings/fields", Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Contacts_have_typed_fields_of_their_own()
    {
        await Define(new NewCustomField("Birthday", "day") { Of = "contacts" });
        var refused = await _client.PutContactsAsync([new ContactItem("C1", "A1", Name: "Ann", Custom: Values(("birthday", "in May")))], Stop);
        refused.Errors[0].Field.ShouldBe("custom.birthday");
        await _client.PutContactsAsync([new ContactItem("C1", "A1", Name: "Ann", Custom: Values(("birthday", "1990-05-01")))], Stop);
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/contacts/C1", Stop)).ShouldContain("<dt>Birthday</dt><dd>1 May 1990</dd>");
        (await browser.GetStringAsync("/contacts/C1/edit", Stop)).ShouldContain("type=\"date\" value=\"1990-05-01\"");
        (await _client.CustomFieldsAsync("contacts", Stop)).Select(f => $"{f.Field} {f.Values}").ShouldBe(["birthday 1"]);
    }

    [Theory]
    [InlineData("custom.birthday:any", "C1 C2")]
    [InlineData("custom.birthday:1990", "C1")]
    [InlineData("custom.birthday:none", "C3")]
    [InlineData("custom.visits>9", "C2")]
    [InlineData("custom.visits<=9", "C1")]
    [InlineData("custom.language:FRENCH", "C2")]
    [InlineData("-custom.language:german", "C2 C3")]
    [InlineData("custom.vip:yes", "C1")]
    [InlineData("custom.loose:\"as it is\"", "C3")]
    [InlineData("account.custom.seats>9 custom.birthday:any", "C2")]
    public async Task The_contacts_list_is_filtered_by_contacts_fields_as_what_they_are(string filter, string ids)
    {
        await Contacts();
        (await ContactIds($"?filter={Uri.EscapeDataString(filter)}")).ShouldBe(ids);
        using var browser = await _host.SignedIn();
        var csv = await browser.GetStringAsync($"/contacts.csv?filter={Uri.EscapeDataString(filter)}", Stop);
        string.Join(' ', csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0]).Order()).ShouldBe(ids);
    }

    [Fact]
    public async Task The_contacts_list_shows_sorts_offers_and_exports_contacts_fields()
    {
        await Contacts();
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/contacts?view=all&filter=&sort=-custom.visits&col=name,custom.birthday,custom.visits,custom.loose", Stop);
        page.IndexOf(">Bo<", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf(">Ann<", StringComparison.Ordinal));
        page.ShouldContain("1 May 1990");
        page.ShouldContain("as it is");
        page.ShouldContain("<span>Birthday</span>");
        (await browser.GetStringAsync("/contacts.csv?sort=custom.birthday&filter=custom.birthday:any&col=name,custom.birthday,custom.visits", Stop)).ReplaceLineEndings("\n")
            .ShouldBe("contact_id,account_id,name,custom.birthday,custom.visits\nC2,A2,Bo,1985-12-31,10\nC1,A1,Ann,1990-05-01,9\n");
        async Task<string> Offers(string text) => string.Join(' ', (await _api.GetFromJsonAsync<FilterOffers>($"/api/v1/filters/complete?list=contacts&text={Uri.EscapeDataString(text)}", ApiJson.Options, Stop))!.Items.Select(i => i.Insert));
        (await Offers("custom.language:")).ShouldStartWith("French German");
        (await Offers("custom.loose:")).ShouldContain("\"as it is\"");
        var parts = new List<string>();
        for (string? cursor = null; ;)
        {
            using var part = JsonDocument.Parse(await _api.GetStringAsync($"/api/v1/contacts?sort=-custom.visits&limit=1{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}", Stop));
            parts.AddRange(part.RootElement.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("contactId").GetString()!));
            if ((cursor = part.RootElement.TryGetProperty("nextCursor", out var next) ? next.GetString() : null) is null) break;
        }
        parts.ShouldBe(["C2", "C1", "C3"]);
        (await _client.CustomFieldsAsync("contacts", Stop)).Single(f => f.Field == "birthday").Filter.ShouldBe("custom.birthday");
        (await browser.GetStringAsync("/settings/fields?of=contacts", Stop)).ShouldContain("custom.birthday");
    }

    [Fact]
    public async Task Values_of_contacts_are_seen_by_who_sees_the_contact_and_follow_edits_and_a_rebuild()
    {
        await Contacts();
        var person = await _host.Add(Role.VirtualCsm);
        await _host.Give(person, "A1");
        using var browser = await _host.SignedInAs(person);
        (await browser.GetStringAsync("/contacts.csv?filter=custom.birthday:any", Stop)).ShouldNotContain("C2");
        (await browser.GetStringAsync("/api/v1/filters/complete?list=contacts&text=custom.loose:", Stop)).ShouldNotContain("as it is");
        var rows = _host.Rows("select contact_id, account_id, field, text_key, number_e8, day from contact_custom order by contact_id, field");
        rows.Count.ShouldBe(8);
        await _client.RebuildProjectionsAsync(Stop);
        _host.Rows("select contact_id, account_id, field, text_key, number_e8, day from contact_custom order by contact_id, field").ShouldBe(rows);
        await _client.PutContactsAsync([new ContactItem("C1", "A2", Custom: Values(("visits", "11"), ("vip", "")))], Stop);
        (await ContactIds("?filter=custom.visits>9")).ShouldBe("C1 C2");
        (await ContactIds("?filter=custom.vip:yes")).ShouldBe("");
        (await browser.GetStringAsync("/contacts.csv?filter=custom.visits:any", Stop)).ShouldNotContain("C1");
    }

    [Fact]
    public async Task A_mapping_names_custom_fields_as_fields()
    {
        await Define(new NewCustomField("Birthday", "day") { Of = "contacts" });
        const string Accounts = """
            columns:
              account_id: Nr
              custom.Plan tier: { column: Paket, map: { G: gold, S: silver plus } }
              custom.seats: { column: Plätze, value: "5" }
              custom.reference: { value: "yes" }
            custom: [Rest]
            thousands: "."
            decimal: ","
            """;
        var import = await _client.Bring("accounts", "Nr;Paket;Plätze;Rest;Weg\nA1;G;1.200;r;x\nA2;S;;;x\nA3;G;viele;;x\n", new ImportOptions { Mapping = Accounts });
        (await _client.ImportErrorsAsync(import.Id, Stop).ToListAsync(Stop)).Select(e => $"{e.Line} {e.Field} {e.Value}").ShouldBe(["4 custom.seats viele"]);
        var one = (await One("A1")).Custom;
        (one["plan_tier"], one["seats"], one["reference"], one["Rest"], one.ContainsKey("Weg")).ShouldBe(("Gold", "1200", "yes", "r", false));
        ((await One("A2")).Custom["plan_tier"], (await One("A2")).Custom["seats"]).ShouldBe(("Silver plus", "5"));

        await _client.Bring("contacts", "id,account,born\nC9,A1,1970-02-03\n", new ImportOptions { Mapping = "columns: { contact_id: id, account_id: account, custom.birthday: born }" });
        (await ContactIds("?filter=custom.birthday:1970")).ShouldBe("C9");
        await _client.Bring("contracts", "no,account,from,boss\nK9,A1,2026-01-01,Ann\n", new ImportOptions { Mapping = "columns: { contract_id: no, account_id: account, start: from, custom.Signed by: boss }" });
        _host.Rows("select custom from contracts where external_id = 'K9'").ShouldBe(["""{"Signed by":"Ann"}"""]);
    }

    [Theory]
    [InlineData("columns:\n  account_id: Nr\n  custom.seat: Paket\n", "'custom.seat' (line 3 of the mapping) is no custom field of accounts. Defined are: custom.go_live, custom.handbook, ")]
    [InlineData("columns:\n  account_id: Nr\n  custom.seats: Paket\n  custom.Seats: Rest\n", "'custom.Seats' (line 4 of the mapping) names the custom field seats a second time.")]
    [InlineData("columns:\n  account_id: Nr\n  custom.handbook: Paket\n", "The column 'Handbook' would be kept as the custom field handbook, and 'custom.handbook' is mapped to another one. Name it under 'ignore'.")]
    [InlineData("columns:\n  account_id: Nr\n  segmnt: Paket\n", "'segmnt' (line 3 of the mapping) is no field of accounts.")]
    public async Task A_dry_run_refuses_a_mapping_that_names_no_field_with_its_place(string mapping, string message)
    {
        var refusal = await Should.ThrowAsync<ApiRefusal>(() => _client.Bring("accounts", "Nr;Paket;Rest;Handbook\nA1;G;x;y\n", new ImportOptions { Mapping = mapping, DryRun = true }));
        refusal.Message.ShouldContain(message);
    }

    private async Task Contacts()
    {
        await Define(new NewCustomField("Birthday", "day") { Of = "contacts" });
        await Define(new NewCustomField("Visits", "number") { Of = "contacts" });
        await Define(new NewCustomField("Language", "choice") { Of = "contacts", Options = ["French", "German"] });
        await Define(new NewCustomField("VIP", "yes-no") { Of = "contacts" });
        await _client.PutContactsAsync([
            new ContactItem("C1", "A1", Name: "Ann", Custom: Values(("birthday", "1990-05-01"), ("visits", "9"), ("language", "German"), ("vip", "yes"))),
            new ContactItem("C2", "A2", Name: "Bo", Custom: Values(("birthday", "1985-12-31"), ("visits", "10"), ("language", "french"))),
            new ContactItem("C3", "A3", Name: "Cy", Custom: Values(("loose", "as it is"))),
        ], Stop);
    }

    private async Task<string> ContactIds(string query)
    {
        using var part = JsonDocument.Parse(await _api.GetStringAsync("/api/v1/contacts" + query, Stop));
        return string.Join(' ', part.RootElement.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("contactId").GetString()).Order());
    }

    private string Day(int from) => _host.Clock.GetUtcNow().AddDays(from).ToString("yyyy-MM-dd", null);

    private Task<CustomFieldItem> Define(NewCustomField field) => _client.DefineFieldAsync(field, Stop);

    private Task<AccountSummary> One(string id) => _client.AccountAsync(id, Stop);

    private async Task<string> Ids(string filter) => string.Join(' ', await _client.AccountsAsync(new AccountQuery { Filter = filter }, Stop).Select(a => a.AccountId).Order().ToListAsync(Stop));

    private static Dictionary<string, string> Values(params (string Field, string Value)[] values) => values.ToDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal);
}
