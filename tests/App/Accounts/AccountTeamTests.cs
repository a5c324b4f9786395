using Perennial.App.Database;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Accounts;

public sealed class AccountTeamTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    [Fact]
    public async Task Owner_co_owners_and_custom_fields_are_searchable_and_follow_what_is_said_last()
    {
        using var client = host.Client();
        await client.Bring("accounts", "account_id,owner_email,co_owners,other_domains,seats,signed,note\nT1,Ann@X.example,bo@x.example; cy@x.example;bo@x.example,B.example,12.5,2024-02-29,Straße\n");
        host.Rows("select email_key, part from account_team order by email_key").ShouldBe(["ann@x.example|owner", "bo@x.example|co-owner", "cy@x.example|co-owner"]);
        host.Rows("select field, text_key, number_e8, day from account_custom order by field").ShouldBe(["note|straße|~|~", "seats|12.5|1250000000|~", "signed|2024-02-29|~|2024-02-29"]);
        host.Rows("select co_owners, other_domains, archived from accounts").ShouldBe(["""["bo@x.example","cy@x.example"]|["b.example"]|0"""]);

        var import = await client.Bring("accounts", "account_id,owner_email,co_owners,archived,note\nT1,bo@x.example,ann@x.example,yes,\n");
        host.Rows("select email_key, part from account_team order by email_key").ShouldBe(["ann@x.example|co-owner", "bo@x.example|owner"]);
        host.Rows("select count(*) from account_custom").ShouldBe(["2"]);
        host.Rows("select archived from accounts").ShouldBe(["1"]);

        await RebuildProjections.RunAsync(host.Workspace, TestContext.Current.CancellationToken);
        host.Rows("select email_key, part from account_team order by email_key").ShouldBe(["ann@x.example|co-owner", "bo@x.example|owner"]);
        await client.UndoImportAsync(import.Id, TestContext.Current.CancellationToken);
        host.Rows("select email_key, part from account_team order by email_key").ShouldBe(["ann@x.example|owner", "bo@x.example|co-owner", "cy@x.example|co-owner"]);
    }

    [Fact]
    public async Task A_co_owner_who_is_no_mail_address_is_named()
    {
        using var client = host.Client();
        var import = await client.Bring("accounts", "account_id,co_owners\nT2,ann@x.example;bo\n");
        (await client.Errors(import.Id)).ShouldHaveSingleItem().Message.ShouldStartWith("'bo': expected a mail address");
        var result = await client.PutAccountsAsync([new AccountItem("T3", CoOwners: ["ok@x.example", "no"])], TestContext.Current.CancellationToken);
        result.Errors.ShouldHaveSingleItem().Field.ShouldBe("coOwners");
    }
}
