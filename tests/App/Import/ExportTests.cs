using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Usage;
using static Perennial.Tests.App.Import.ImportHost;

namespace Perennial.Tests.App.Import;

public sealed class ExportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_exported_comes_in_again_as_unchanged()
    {
        await using var host = await PerennialHost.StartAsync();
        using var client = host.Client();
        using var api = host.Api();
        await client.Bring("accounts", "account_id,name,parent_id,tags,note\nA1,\"One, \"\"Inc\"\"\",A2,x;y,\"two\nlines\"\nA2,Zwei,,,\n");
        await client.Bring("contacts", "contact_id,account_id,name,email,reports_to,consent,lang\nC1,A1,Al,al@a.example,C2,yes,de\nC2,A2,Bo,,,,\n");
        await client.Bring("fx-rates", "date,base,quote,rate,recorded_at\n2024-01-01,EUR,USD,1.10,2024-01-02\n2024-01-01,EUR,USD,1.20,2024-01-03\n");
        var undone = await client.Bring("subscription-lines", "account_id,subscription_id,line_id,unit_price,interval,start\nA9,S9,L9,1,month,2024-01-01\n");
        await client.UndoImportAsync(undone.Id, Stop);
        await client.Bring("subscription-lines", """
            account_id,subscription_id,line_id,kind,quantity,unit_price,currency,interval,start,end,discount_percent,recorded_at
            A1,S1,L1,recurring,3,10.5,USD,month,2024-01-31,2025-01-31T00:00:00+01:00,10,2024-02-01
            A1,S1,L1,recurring,3,11.5,USD,month,2024-01-31,,,2024-03-01
            A1,S1,L2,refund,1,-12.5,USD,,2024-01-31,,,
            """);
        await client.Bring("contracts", "contract_id,account_id,name,start,end,auto_renews,renewal_months,notice_days,cancelled,currency,annual_value,subscriptions,terms,note\nK1,A1,Master,2024-01-31,2025-01-31,yes,12,90,,USD,1200.50,S1;S2,\"two\nlines\",-5\nK2,A2,,2024-01-31,,,,,2024-05-01,,,,,\n");
        await client.Bring("products", "product_id,name,family,archived,sku\nP1,One,Core,yes,7\nP2,,,,\n");
        await client.Bring("accounts", "account_id,other_domains,co_owners,archived\nA2,b.example;c.example,x@a.example;y@a.example,yes\n");
        await client.Bring("contacts", "contact_id,account_id,title,phone,bounce,influence,stance,left_on,archived\nC2,A2,CTO,+49 30,hard,high,critic,2024-05-01,yes\n");
        foreach (var kind in new[] { "accounts", "contacts", "contracts", "products", "fx-rates", "subscription-lines" })
        {
            var csv = await api.GetStringAsync($"/api/v1/{kind}.csv", Stop);
            csv.ShouldNotContain("L9");
            var again = await client.Bring(kind, csv);
            (again.Counts with { Unchanged = 0 }).ShouldBe(Counts(), csv);
            again.Counts.Unchanged.ShouldBeGreaterThan(0);
        }
        (await api.GetStringAsync("/api/v1/subscription-lines.csv", Stop)).ShouldContain(",-12.5,");
        (await api.GetStringAsync("/api/v1/imports.csv", Stop)).Split('\n').Length.ShouldBeGreaterThan(9);
    }

    [Fact]
    public async Task Events_go_out_and_come_in_elsewhere()
    {
        await using var host = await PerennialHost.StartAsync();
        using var client = host.Client();
        using var api = host.Api();
        await client.PutAccountsAsync([new("A1", "One", Segment: "smb"), new("A2", "Two")], Stop);
        (await client.Bring("events", """
            timestamp,event,user_id,account_id,message_id,count,duration_seconds,plan
            2026-01-02T10:00:00Z,Opened,u1,A1,m1,,,pro
            2026-01-02T10:00:00Z,=Saved,u2,A2,m2,3,1.5,
            2026-01-05T23:30:00Z,Opened,u1,elsewhere,m3,,,
            """)).Counts.New.ShouldBe(3);
        await host.Services.GetRequiredService<EventStore>().UntilFedAsync(Stop);
        var csv = await api.GetStringAsync("/api/v1/events.csv", Stop);
        csv.Split("\r\n")[0].ShouldBe("timestamp,event,kind,user_id,anonymous_id,account_id,message_id,count,duration_seconds,properties,received_at");
        csv.ShouldContain("2026-01-02T10:00:00.000000Z,'=Saved,track,u2,,A2,");
        csv.ShouldContain(",3,1.5,,");
        csv.ShouldContain("\"{\"\"plan\"\":\"\"pro\"\"}\"");
        async Task<int> Rows(string query) => (await api.GetStringAsync("/api/v1/events.csv?" + query, Stop)).Split("\r\n").Length - 2;
        (await Rows("")).ShouldBe(3);
        (await Rows("from=2026-01-03")).ShouldBe(1);
        (await Rows("to=2026-01-03")).ShouldBe(2);
        (await Rows("from=0001-01-01&to=9999-12-31")).ShouldBe(3);
        (await Rows("filter=segment:smb")).ShouldBe(1);
        using var virtualCsm = await host.ApiOf(await host.Add(Role.VirtualCsm));
        (await virtualCsm.GetAsync("/api/v1/events.csv", Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        await using var other = await PerennialHost.StartAsync();
        using var there = other.Client();
        (await there.Bring("events", csv)).Counts.New.ShouldBe(3);
        (await there.Bring("events", csv)).Counts.New.ShouldBe(0);
    }

    [Fact]
    public async Task A_cell_that_a_spreadsheet_would_run_is_made_text()
    {
        await using var host = await PerennialHost.StartAsync();
        using var client = host.Client();
        using var api = host.Api();
        await client.PutAccountsAsync([new("=1+1", "@SUM(A1)", Segment: "-2+3", Phase: "+49 30", Country: "DE")], Stop);
        var row = (await api.GetStringAsync("/api/v1/accounts.csv", Stop)).Split("\r\n")[1];
        row.ShouldBe("'=1+1,'@SUM(A1),,,,'-2+3,,,'+49 30,DE,,");
        (await client.Bring("accounts", await api.GetStringAsync("/api/v1/accounts.csv", Stop))).Counts.ShouldBe(Counts(unchanged: 1), "the mark that made it text is not part of it");
        var import = await client.Bring("accounts", "account_id,owner_email\nA1,\"=HYPERLINK(\"\"x\"\")\"\n");
        (await api.GetStringAsync($"/api/v1/imports/{import.Id}/errors.csv", Stop)).ShouldContain("\"'=HYPERLINK");
    }
}
