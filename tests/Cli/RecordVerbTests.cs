using System.Text.Json;

namespace Perennial.Tests.Cli;

/// <summary>Records written by the command line: each verb against a real server.</summary>
public sealed class RecordVerbTests(ServerProcess server) : IClassFixture<ServerProcess>
{
    [Fact]
    public async Task Accounts_are_created_edited_archived_restored_and_taken_back()
    {
        (await Ok("accounts", "create", "Northwind Traders", "segment=SMB", "tags=a;b", "custom.loose=x")).ShouldBe("northwind-traders");
        (await Ok("accounts", "create", "Acme", "account_id=A-100", "owner_email=ana@example.com")).ShouldBe("A-100");
        var edited = await server.RunAsync("accounts", "edit", "A-100", "phase=live", "owner_email=", "--format", "json");
        edited.Code.ShouldBe(0, edited.ToString());
        var change = Json(edited.Out).GetProperty("changeId").GetInt64();
        var shown = Json(await Ok("accounts", "show", "A-100", "--format", "json"));
        shown.GetProperty("phase").GetString().ShouldBe("live");
        shown.GetProperty("ownerEmail").ValueKind.ShouldBe(JsonValueKind.Null);
        await Ok("changes", "undo", change.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Json(await Ok("accounts", "show", "A-100", "--format", "json")).GetProperty("ownerEmail").GetString().ShouldBe("ana@example.com");
        await Ok("accounts", "archive", "A-100");
        (await Ok("accounts", "list", "--format", "csv")).ShouldNotContain("A-100");
        (await Ok("accounts", "list", "--filter", "archived:yes", "--format", "csv")).ShouldContain("A-100");
        await Ok("accounts", "restore", "A-100");
        (await Ok("accounts", "list", "--format", "csv")).ShouldContain("A-100");
    }

    [Fact]
    public async Task What_is_wrong_is_named_with_its_field()
    {
        await Ok("accounts", "create", "Wrong one", "account_id=W-1");
        var wrong = await server.RunAsync("accounts", "edit", "W-1", "owner_email=nobody");
        wrong.Code.ShouldBe(2, wrong.ToString());
        wrong.Error.ShouldContain("ownerEmail: expected a mail address such as ann@example.com");
        (await server.RunAsync("accounts", "edit", "W-1", "colour=red")).Error.ShouldContain("colour: is not known here; there are accountId, name,");
        (await server.RunAsync("accounts", "edit", "W-1", "red")).Error.ShouldContain("'red' is not NAME=VALUE");
        (await server.RunAsync("accounts", "edit", "W-9", "phase=x")).Code.ShouldBe(1);
        (await server.RunAsync("accounts", "create", "Wrong one", "account_id=W-1")).Error.ShouldContain("There is an account 'W-1' already.");
    }

    [Fact]
    public async Task Contacts_contracts_and_products_are_written()
    {
        await Ok("accounts", "create", "Beta", "account_id=B-1");
        (await Ok("contacts", "create", "B-1", "Ann Lee", "role=Champion")).ShouldBe("ann-lee");
        await Ok("contacts", "edit", "ann-lee", "stance=supporter", "left_on=2026-03-01");
        (await Ok("contacts", "show", "ann-lee")).ShouldContain("supporter");
        (await Ok("contacts", "list", "--filter", "role:champion", "--format", "csv")).ShouldContain("ann-lee,Ann Lee,B-1,Beta");
        await Ok("contacts", "archive", "ann-lee");
        (await Ok("contacts", "list", "--format", "csv")).ShouldNotContain("ann-lee");
        await Ok("contacts", "restore", "ann-lee");

        (await Ok("contracts", "create", "B-1", "name=Master", "start=2020-01-01", "end=2021-01-01", "auto_renews=yes", "notice_days=90")).ShouldBe("master");
        await Ok("contracts", "edit", "master", "notice_days=30", "currency=EUR", "annual_value=1200");
        var contract = Json(await Ok("contracts", "list", "B-1", "--format", "json"))[0];
        contract.GetProperty("annualValue").GetDecimal().ShouldBe(1200);
        contract.GetProperty("autoRenews").GetBoolean().ShouldBeTrue();
        (await server.RunAsync("contracts", "edit", "master", "end=2019-01-01")).Error.ShouldContain("end");
        (await Ok("export", "contracts")).ShouldContain("master,B-1,Master,2020-01-01,2021-01-01,yes,,30,,,EUR,1200");

        (await Ok("contracts", "list", "--filter", "auto-renewal:yes account:B-1", "--format", "csv")).ShouldContain("master,Master,B-1,Beta,running,");
        (await Ok("contracts", "list", "--filter", "auto-renewal:no account:B-1", "--format", "csv")).ShouldNotContain("master");
        var both = await server.RunAsync("contracts", "list", "B-1", "--sort", "name");
        both.Code.ShouldBe(2, both.ToString());
        both.Error.ShouldContain("account:B-1");

        (await Ok("products", "create", "seats-pro", "name=Pro seats")).ShouldBe("seats-pro");
        await Ok("products", "edit", "seats-pro", "family=Seats");
        await Ok("products", "archive", "seats-pro");
        (await Ok("export", "products")).ShouldContain("seats-pro,Pro seats,Seats,,yes");
        await Ok("products", "restore", "seats-pro");
        (await Ok("products", "list", "--format", "csv")).ShouldContain("seats-pro,Pro seats,Seats,0,0,0,USD,false");
    }

    [Fact]
    public async Task Notes_are_logged_listed_removed_and_brought_back()
    {
        await Ok("accounts", "create", "Gamma", "account_id=G-1");
        await Ok("contacts", "create", "G-1", "name=Bo Ek", "contact_id=bo");
        var id = await Ok("notes", "log", "G-1", "Renewal talk", "--kind", "call", "--minutes", "30", "--with", "bo");
        (await Ok("notes", "list", "G-1", "--format", "csv")).ShouldContain("call");
        Json(await Ok("notes", "list", "G-1", "--format", "json"))[0].GetProperty("contacts")[0].GetString().ShouldBe("bo");
        await Ok("notes", "remove", id);
        (await Ok("notes", "list", "G-1", "--format", "csv")).ShouldNotContain("Renewal talk");
        await Ok("notes", "restore", id);
        (await Ok("notes", "list", "G-1", "--format", "csv")).ShouldContain("Renewal talk");
        (await server.RunAsync("notes", "log", "G-1", "x", "--with", "nobody")).Error.ShouldContain("nobody");
    }

    [Fact]
    public async Task Fields_are_defined_used_edited_and_archived()
    {
        await Ok("accounts", "create", "Delta", "account_id=D-1");
        (await Ok("fields", "define", "Seats", "--type", "number")).ShouldBe("seats");
        (await Ok("fields", "define", "Tier", "--type", "choice", "--option", "Gold", "--option", "Silver")).ShouldBe("tier");
        await Ok("accounts", "edit", "D-1", "custom.seats=40", "custom.tier=gold");
        (await server.RunAsync("accounts", "edit", "D-1", "custom.seats=many")).Error.ShouldContain("custom.seats: expected a whole number such as 12");
        (await Ok("accounts", "list", "--filter", "custom.seats>=40 custom.tier:gold", "--sort", "-custom.seats", "--format", "csv")).ShouldContain("D-1");
        var unfit = await server.RunAsync("fields", "edit", "tier", "--option", "Silver");
        unfit.Code.ShouldBe(2, unfit.ToString());
        unfit.Error.ShouldContain("'Gold' of D-1");
        await Ok("fields", "edit", "seats", "--label", "Seats sold");
        await Ok("fields", "archive", "seats");
        (await Ok("fields", "list", "--format", "csv")).ShouldContain("seats,Seats sold,number,,custom.seats,1,true");
        await Ok("fields", "restore", "seats");
        (await server.RunAsync("fields", "archive", "unheard")).Error.ShouldContain("There is no custom field 'unheard'.");
    }

    [Fact]
    public async Task Doubles_are_looked_at_merged_and_taken_apart_again()
    {
        await Ok("accounts", "create", "Epsilon", "account_id=E-1", "segment=SMB");
        await Ok("accounts", "create", "Epsilon Inc", "account_id=E-2", "segment=Enterprise", "owner_email=ana@example.com");
        var look = await server.RunAsync("accounts", "merge", "E-1", "E-2", "--take", "segment", "--dry-run", "--format", "csv");
        look.Code.ShouldBe(0, look.ToString());
        look.Out.ReplaceLineEndings("\n").ShouldBe("field,stays,double,becomes\nname,Epsilon,Epsilon Inc,Epsilon\nsegment,SMB,Enterprise,Enterprise\nownerEmail,,ana@example.com,ana@example.com\n");
        look.Error.ShouldContain("Nothing was changed.");
        Json(await Ok("accounts", "show", "E-1", "--format", "json")).GetProperty("segment").GetString().ShouldBe("SMB");
        (await server.RunAsync("accounts", "merge", "E-1", "E-2", "--take", "colour")).ShouldSatisfyAllConditions(e => e.Code.ShouldBe(2), e => e.Error.ShouldContain("'colour' is no field of the two"));
        (await server.RunAsync("accounts", "merge", "E-1", "E-9")).ShouldSatisfyAllConditions(e => e.Code.ShouldBe(2), e => e.Error.ShouldContain("There is no account 'E-9'"));
        (await server.RunAsync("accounts", "merge", "E-9", "E-1")).ShouldSatisfyAllConditions(e => e.Code.ShouldBe(1), e => e.Error.ShouldContain("There is no account 'E-9'"));
        var merged = Json(await Ok("accounts", "merge", "E-1", "E-2", "--take", "owner_email", "--take", "segment", "--format", "json"));
        Json(await Ok("accounts", "show", "E-1", "--format", "json")).GetProperty("segment").GetString().ShouldBe("Enterprise");
        await Ok("changes", "undo", merged.GetProperty("changeId").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture));
        Json(await Ok("accounts", "show", "E-1", "--format", "json")).GetProperty("segment").GetString().ShouldBe("SMB");

        await Ok("contacts", "create", "E-1", "Eva Ek", "contact_id=eva");
        (await Ok("contacts", "create", "E-1", "email=eva.ek@example.com", "contact_id=eva-2")).ShouldBe("eva-2");
        (await Ok("contacts", "merge", "eva", "eva-2", "--dry-run", "--format", "csv")).ShouldContain("email,,eva.ek@example.com,eva.ek@example.com");
        (await Ok("contacts", "merge", "eva", "eva-2")).ShouldBe("eva");
        (await Ok("contacts", "list", "--filter", "account:E-1", "--format", "csv")).ShouldNotContain("eva-2");
        await Ok("contacts", "create", "E-2", "Ole", "contact_id=ole");
        (await server.RunAsync("contacts", "merge", "eva", "ole")).ShouldSatisfyAllConditions(e => e.Code.ShouldBe(1), e => e.Error.ShouldContain("different accounts"));
    }

    [Fact]
    public async Task What_is_refused_is_told_once()
    {
        await Ok("accounts", "create", "Zeta", "account_id=Z-1");
        var refused = await server.RunAsync("contacts", "create", "Z-1", "Zoe", "consent=maybe");
        refused.Code.ShouldBe(2, refused.ToString());
        System.Text.RegularExpressions.Regex.Count(refused.Error, "expected one of granted, denied, unknown").ShouldBe(1);
    }

    private async Task<string> Ok(params string[] args)
    {
        var ended = await server.RunAsync(args);
        ended.Code.ShouldBe(0, ended.ToString());
        return ended.Out.Trim();
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement.Clone();
}
