using Perennial.Client;
using static Perennial.Tests.App.Import.ImportHost;

namespace Perennial.Tests.App.Import;

public sealed class ImportKindsTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

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
    public async Task Accounts_come_in_with_every_field_and_further_columns_as_custom_fields()
    {
        var import = await _client.Bring("accounts", """
            account_id,name,parent_id,domain,segment,owner_email,phase,country,tags,industry
            A2,"Müller, Söhne & Co",A1,Mueller.EXAMPLE,mid,Ann@Example.com,onboarding,DE,"vip; beta;vip",EdTech
            A1,Parent,,,,,,,,
            """);
        import.Status.ShouldBe("done", import.Error);
        import.Counts.ShouldBe(Counts(@new: 2));
        _host.Rows("select external_id, name, name_key, parent_id, parent_external_id, domain, segment, owner_email, phase, country, tags, custom, named_only from accounts order by external_id").ShouldBe(
        [
            "A1|Parent|parent|~|~|~|~|~|~|~|[]|{}|0",
            """A2|Müller, Söhne & Co|müller, söhne & co|2|A1|mueller.example|mid|ann@example.com|onboarding|DE|["vip","beta"]|{"industry":"EdTech"}|0""",
        ]);
    }

    [Fact]
    public async Task A_row_changes_only_the_columns_that_the_file_has_and_an_empty_cell_clears()
    {
        await _client.Bring("accounts", "account_id,name,segment,industry\nA1,One,mid,EdTech\nA2,Two,smb,Retail\n");
        var import = await _client.Bring("accounts", "account_id,segment,industry\nA1,,Health\nA2,smb,Retail\n");
        import.Counts.ShouldBe(Counts(changed: 1, unchanged: 1));
        _host.Rows("select external_id, name, segment, custom from accounts order by id").ShouldBe(["""A1|One|~|{"industry":"Health"}""", """A2|Two|smb|{"industry":"Retail"}"""]);
    }

    [Fact]
    public async Task What_is_absent_from_a_file_is_not_deleted()
    {
        await _client.Bring("accounts", "account_id,name\nA1,One\nA2,Two\n");
        await _client.Bring("accounts", "account_id,name\nA2,Two\n");
        _host.Rows("select count(*) from accounts").ShouldBe(["2"]);
    }

    [Fact]
    public async Task Contacts_come_in_and_find_whom_they_report_to_later()
    {
        var import = await _client.Bring("contacts", """
            contact_id,account_id,name,email,role,reports_to,consent,language
            C2,A1,Bo,Bo@A1.example,champion,C1,yes,de
            C1,A1,Al,al@a1.example,executive sponsor,,opt-out,
            C3,A1,,,,,,
            """);
        import.Counts.ShouldBe(Counts(@new: 3));
        import.AccountsNamed.ShouldBe(1);
        _host.Rows("select external_id, name, email, role, reports_to_id, consent, custom from contacts order by external_id").ShouldBe(
            ["C1|Al|al@a1.example|executive sponsor|~|denied|{}", """C2|Bo|bo@a1.example|champion|2|granted|{"language":"de"}""", "C3|C3|~|~|~|unknown|{}"]);
    }

    [Fact]
    public async Task Subscription_periods_become_monthly_lines_in_the_workspace_currency()
    {
        var import = await _client.Bring("subscription-periods", "subscription_id,customer_id,start_date,end_date,monthly_amount\nS1,A1,2018-01-01,2018-03-01,100.50\nS1,A1,2018-03-01,,120\n");
        import.Counts.ShouldBe(Counts(@new: 2));
        import.AccountsNamed.ShouldBe(1);
        _host.Rows("select f.line_id, subscription_id, kind, quantity, unit_price, currency, billing_interval, interval_count, start_at, end_at, a.external_id, named_only from subscription_line_facts f join accounts a on a.id = account_id order by f.id").ShouldBe(
            ["S1|S1|recurring|1|100.5|USD|month|1|2018-01-01|2018-03-01|A1|1", "S1|S1|recurring|1|120|USD|month|1|2018-03-01|~|A1|1"]);
    }

    [Fact]
    public async Task Subscription_lines_come_in_with_every_field_in_canonical_form()
    {
        var import = await _client.Bring("subscription-lines", """
            account_id,subscription_id,line_id,product,kind,quantity,unit_price,currency,interval,interval_count,start,end,trial_start,trial_end,cancelled_at,past_due_from,dunning_ends,paused_from,paused_to,discount_percent,discount_amount,discount_duration,discount_end,recorded_at,plan_code
            A1,S1,L1,Pro,Recurring,010.0,+0049.90,eur,Month,1,2024-01-31,2025-01-31T00:00:00+01:00,2024-01-31,2024-02-14,2024-12-01 09:30:00,2024-06-01,2024-06-20,2024-07-01,2024-08-01,10.50,,repeating,2024-06-30,2024-02-01T10:00:00Z,p-1
            A1,S1,L2,Setup,one-off,,500,USD,,,2024-01-31,,,,,,,,,,,,,,
            A1,S1,L3,Back,refund,1,-12.5,USD,,,2024-03-01,,,,,,,,,,,,,,
            A1,S1,L4,Calls,metered,0,0.000000000001,USD,day,30,2024-01-31,2024-01-31,,,,,,,,,5,,,,
            """);
        import.Counts.ShouldBe(Counts(@new: 4));
        _host.Rows("""
            select line_id, product, kind, quantity, unit_price, currency, billing_interval, interval_count, start_at, end_at, trial_start, trial_end, cancelled_at, past_due_from, dunning_ends,
              paused_from, paused_to, discount_percent, discount_amount, discount_duration, discount_end, extra, recorded_at from subscription_line_facts order by id
            """).ShouldBe(
        [
            """L1|Pro|recurring|10|49.9|EUR|month|1|2024-01-31|2025-01-30T23:00:00.000000Z|2024-01-31|2024-02-14|2024-12-01|2024-06-01|2024-06-20|2024-07-01|2024-08-01|10.5|~|repeating|2024-06-30|{"plan_code":"p-1"}|1706781600000000""",
            $"L2|Setup|one_off|1|500|USD|~|1|2024-01-31|~|~|~|~|~|~|~|~|~|~|~|~|~|{Start(import)}",
            $"L3|Back|refund|1|-12.5|USD|~|1|2024-03-01|~|~|~|~|~|~|~|~|~|~|~|~|~|{Start(import)}",
            $"L4|Calls|metered|0|0.000000000001|USD|day|30|2024-01-31|2024-01-31|~|~|~|~|~|~|~|~|5|forever|~|~|{Start(import)}",
        ]);
    }

    [Fact]
    public async Task Rates_come_in_and_a_new_rate_of_a_day_supersedes()
    {
        (await _client.Bring("fx-rates", "date,base,quote,rate\n2024-01-01,EUR,USD,1.10\n2024-02-01,EUR,USD,1.08\n")).Counts.ShouldBe(Counts(@new: 2));
        (await _client.Bring("fx-rates", "date,base,quote,rate\n2024-01-01,eur,usd,1.1\n2024-02-01,EUR,USD,1.09\n")).Counts.ShouldBe(Counts(changed: 1, unchanged: 1));
        _host.Rows("select day, base, quote, rate from fx_rate_facts order by id").ShouldBe(["2024-01-01|EUR|USD|1.1", "2024-02-01|EUR|USD|1.08", "2024-02-01|EUR|USD|1.09"]);
    }

    [Fact]
    public async Task Accounts_that_a_subscription_named_are_filled_by_the_accounts_file()
    {
        await _client.Bring("subscription-periods", "subscription_id,customer_id,start_date,end_date,monthly_amount\nS1,A1,2018-01-01,,100\n");
        _host.Rows("select external_id, name, named_only from accounts").ShouldBe(["A1|A1|1"]);
        (await _client.Bring("accounts", "account_id,name\nA1,One\n")).Counts.ShouldBe(Counts(@new: 1));
        _host.Rows("select external_id, name, named_only from accounts").ShouldBe(["A1|One|0"]);
    }

    private static long Start(Perennial.Client.Import import) => Perennial.App.Database.Micros.Of(import.StartedAt!.Value);
}
