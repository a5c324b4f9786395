using Perennial.Client;
using static Perennial.Tests.App.Import.ImportHost;

namespace Perennial.Tests.App.Import;

public sealed class RepeatTests : IAsyncLifetime
{
    private const string Header = "account_id,subscription_id,line_id,unit_price,interval,start,recorded_at\n";
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

    [Theory]
    [InlineData("accounts", "account_id,name,tags,x\nA1,One,a;b,1\nA2,,,\n", 2)]
    [InlineData("contacts", "contact_id,account_id,email\nC1,A1,a@b.example\nC2,A2,\n", 2)]
    [InlineData("subscription-periods", "subscription_id,customer_id,start_date,end_date,monthly_amount\nS1,A1,2018-01-01,2018-02-01,1.50\nS1,A1,2018-02-01,,2\n", 2)]
    [InlineData("subscription-lines", Header + "A1,S1,L1,10,month,2024-01-01,\nA1,S1,L1,20,month,2024-02-01,2024-02-03\n", 2)]
    [InlineData("survey-responses", "account_id,contact,instrument,scale_min,scale_max,score,answered_at\nA1,,csat,1,5,4,2024-01-01\nA1,,csat,1,5,4,2024-01-01\nA1,ann,csat,1,5,4,2024-01-01 10:00\n", 3)]
    [InlineData("tickets", "ticket_id,account_id,opened_at,first_response_minutes\nT1,A1,2024-01-01,1.50\nT2,A1,2024-01-01T10:00:00Z,\n", 2)]
    [InlineData("fx-rates", "date,base,quote,rate\n2024-01-01,EUR,USD,1.1\n", 1)]
    public async Task The_same_file_again_is_unchanged(string kind, string csv, long rows)
    {
        (await _client.Bring(kind, csv)).Counts.ShouldBe(Counts(@new: rows));
        _host.Clock.Advance(TimeSpan.FromHours(1));
        (await _client.Bring(kind, csv)).Counts.ShouldBe(Counts(unchanged: rows));
        // The same said otherwise is still the same.
        (await _client.Bring(kind, csv.Replace("1.50", "01.5", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal))).Counts.ShouldBe(Counts(unchanged: rows));
    }

    [Fact]
    public async Task A_changed_line_is_a_further_fact_with_a_later_recording()
    {
        await _client.Bring("subscription-lines", Header + "A1,S1,L1,10,month,2024-01-01,\n");
        _host.Clock.Advance(TimeSpan.FromHours(1));
        (await _client.Bring("subscription-lines", Header + "A1,S1,L1,12,month,2024-01-01,\n")).Counts.ShouldBe(Counts(changed: 1));
        (await _client.Bring("subscription-lines", Header + "A1,S1,L1,12,month,2024-01-01,\n")).Counts.ShouldBe(Counts(unchanged: 1));
        var facts = _host.Rows("select unit_price, recorded_at from subscription_line_facts order by id");
        facts.Select(f => f.Split('|')[0]).ShouldBe(["10", "12"]);
        facts.Select(f => f.Split('|')[1]).ShouldBeInOrder();
    }

    [Fact]
    public async Task Rows_that_say_when_they_became_known_are_kept_in_any_order()
    {
        var rows = new[] { "A1,S1,L1,10,month,2024-01-01,2024-01-02\n", "A1,S1,L1,10,month,2024-01-01,2024-03-02\n", "A1,S1,L1,12,month,2024-01-01,2024-02-02\n" };
        (await _client.Bring("subscription-lines", Header + string.Concat(rows))).Counts.ShouldBe(Counts(@new: 1, changed: 1, unchanged: 1));
        _host.Rows("select unit_price from subscription_line_facts order by recorded_at").ShouldBe(["10", "12", "10"]);
        (await _client.Bring("subscription-lines", Header + string.Concat(rows.Reverse()))).Counts.ShouldBe(Counts(unchanged: 3));
    }

    [Fact]
    public async Task A_key_twice_in_one_file_takes_the_later_row()
    {
        var import = await _client.Bring("accounts", "account_id,name\nA1,One\nA1,Uno\nA1,Uno\n");
        import.Counts.ShouldBe(Counts(@new: 1, changed: 1, unchanged: 1));
        _host.Rows("select name from accounts").ShouldBe(["Uno"]);
    }

    [Theory]
    [InlineData("accounts", "account_id,name\nA1,One\nA1,Uno\nA2,Two\nA2,Two\n,x\n")]
    [InlineData("contacts", "contact_id,account_id,name\nC1,A1,One\nC1,A1,Uno\nC2,A2,\nC2,A2,\n,A3,x\n")]
    [InlineData("subscription-lines", Header + "A1,S1,L1,10,month,2024-01-01,\nA1,S1,L1,11,month,2024-01-01,\nA1,S1,L2,1,month,2024-01-01,\nA1,S1,L2,1,month,2024-01-01,\nA1,S1,L2,x,month,2024-01-01,\n")]
    [InlineData("survey-responses", "response_id,account_id,instrument,scale_min,scale_max,score,answered_at\nR1,A1,nps,0,10,3,2024-01-01\nR1,A1,nps,0,10,9,2024-01-01\nR1,A1,nps,0,10,9,2024-01-01\n,A1,nps,0,10,9,2024-01-01\n,A1,nps,0,10,11,2024-01-01\n")]
    [InlineData("tickets", "ticket_id,account_id,opened_at,closed_at\nT1,A1,2024-01-01,\nT1,A1,2024-01-01,2024-01-02\nT1,A1,2024-01-01,2024-01-02\nT2,A2,2024-01-02,2024-01-01\nT3,A2,2024-01-02,\n")]
    [InlineData("fx-rates", "date,base,quote,rate\n2024-01-01,EUR,USD,1.1\n2024-01-01,EUR,USD,1.2\n2024-01-02,EUR,USD,1.1\n2024-01-02,EUR,USD,1.1\n2024-01-02,EUR,USD,0\n")]
    public async Task A_dry_run_counts_as_the_import_would_and_writes_nothing(string kind, string csv)
    {
        var before = Facts();
        var dry = await _client.Bring(kind, csv, new ImportOptions { DryRun = true });
        dry.Counts.ShouldBe(Counts(@new: 2, changed: 1, unchanged: 1, refused: 1));
        (await _client.Errors(dry.Id)).Count.ShouldBe(1);
        Facts().ShouldBe(before);
        var real = await _client.Bring(kind, csv);
        real.Counts.ShouldBe(dry.Counts);
        real.AccountsNamed.ShouldBe(dry.AccountsNamed);
        Facts().ShouldNotBe(before);
        (await _client.Bring(kind, csv, new ImportOptions { DryRun = true })).Counts.New.ShouldBe(0);
    }

    [Fact]
    public async Task A_dry_run_can_be_run_for_real_without_sending_the_file_again()
    {
        var dry = await _client.Bring("accounts", "account_id,name\nA1,One\n,Two\n", new ImportOptions { DryRun = true });
        await _client.RunImportAsync(dry.Id, cancellation: TestContext.Current.CancellationToken);
        var real = await _client.Ended(dry.Id);
        real.DryRun.ShouldBeFalse();
        real.Counts.ShouldBe(Counts(@new: 1, refused: 1));
        (await _client.Errors(dry.Id)).Count.ShouldBe(1);
        _host.Rows("select name from accounts").ShouldBe(["One"]);
    }

    private List<string> Facts() => _host.Rows(
        "select (select count(*) from account_facts), (select count(*) from contact_facts), (select count(*) from subscription_line_facts), (select count(*) from fx_rate_facts), (select count(*) from survey_answer_facts), (select count(*) from ticket_facts), (select count(*) from activities), (select count(*) from account_keys), (select count(*) from accounts)");
}
