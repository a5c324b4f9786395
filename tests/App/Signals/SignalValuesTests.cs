using Perennial.Client;
using Perennial.Core.Health;

namespace Perennial.Tests.App.Signals;

/// <summary>Every signal of a small world, worked out by hand.</summary>
public sealed class SignalValuesTests : IAsyncLifetime
{
    private const string Today = "2026-01-15";
    private SignalWorld _world = null!;

    /// <summary>Signal, value of A on the day, of B that is idle, of N of whom nothing is known; and words that A's evidence has.</summary>
    private static readonly (string Signal, string Busy, string Idle, string Nothing, string Words)[] _expected =
    [
        ("mrr", "280", "50", "-", "It pays $280.00 a month on 2026-01-15."),
        ("mrr-trend", "0.5556", "0", "-", "$280.00 a month on 2026-01-15, $180.00 on 2025-10-17."),
        ("discount", "0.0667", "0", "-", "It pays $280.00 of $300.00 a month before discounts."),
        ("past-due", "-", "-", "-", "Invoices are not taken in yet"),
        ("tenure", "11", "7", "-", "It first paid on 2025-01-31."),
        ("contract-months", "12", "-", "-", "from 2025-02-01 to 2026-02-01"),
        ("days-to-renewal", "17", "-", "-", "ends or renews on 2026-02-01"),
        ("active-users", "2", "0", "-", "2 active users in the 28 days to 2026-01-15."),
        ("active-users-trend", "-0.3333", "-", "-", "2 active users in the 28 days to 2026-01-15, 3 in the 28 before."),
        ("events-trend", "-0.25", "-", "-", "3 events in the 28 days to 2026-01-15, 4 in the 28 before."),
        ("seat-use", "0.1333", "0", "-", "of 15 seats paid for on 2026-01-15"),
        ("stickiness", "0.0536", "-", "-", "0.11 of 2 active users on a day"),
        ("days-since-use", "9", "198", "-", "The last event came on 2026-01-06."),
        ("feature-breadth", "0.5", "0", "-", "1 of 2 features used"),
        ("open-tickets", "1", "0", "-", "1 ticket open on 2026-01-15."),
        ("escalated-tickets", "1", "0", "-", "1 of 1 open ticket escalated"),
        ("tickets-opened", "3", "0", "-", "3 tickets begun in the 90 days to 2026-01-15."),
        ("tickets-reopened", "1", "0", "-", "1 ticket taken up again"),
        ("first-response", "2", "-", "-", "2 tickets of the 90 days to 2026-01-15 got a first answer after 2 hours"),
        ("ticket-csat", "3", "-", "-", "2 tickets solved in the 90 days to 2026-01-15 rated 3 of 5"),
        ("nps-last", "7.5", "-", "-", "7.5 of 10, the mean of 2 answers on 2026-01-02."),
        ("nps-trend", "0.5", "-", "-", "7.5 on 2026-01-02, 7 in the mean of 2 answers in the year before."),
        ("csat-last", "4", "-", "-", "4 of 5 on 2025-12-20."),
        ("ces-last", "6", "-", "-", "6 of 7 on 2025-11-30."),
        ("days-since-answer", "13", "-", "-", "The last answer came on 2026-01-02."),
        ("days-since-contact", "5", "-", "-", "The last call, meeting or mail was on 2026-01-10."),
        ("sponsor", "1", "0", "-", "1 of 1 contact is a sponsor or champion on 2026-01-15."),
        ("contacts-lost", "2", "0", "-", "2 contacts left, bounced or were put aside in the 180 days to 2026-01-15."),
        ("sentiment", "2", "-", "-", "2 of 5, entered by Ana on 2026-01-12: They said so"),
        ("days-in-onboarding", "10", "-", "-", "In the phase Onboarding since 2026-01-05."),
        ("time-to-first-value", "10", "30", "-", "It first paid on 2025-01-31, and its first event came on 2025-02-10."),
        ("outcomes-met", "-", "-", "-", "Outcomes are not recorded here yet."),
        ("field:headcount", "240", "-", "-", "Headcount is 240, said on 2026-01-05."),
    ];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await SignalWorld.On("2025-03-01");
        await _world.Client.DefineFieldAsync(new NewCustomField("Headcount", "number"), Now);
        await _world.Bring("accounts", "account_id,name,phase\nA,Acme,Live\nB,Bolt,Live\nN,Nobody,\nZ,Zed,\n");
        await _world.Bring("contacts", "contact_id,account_id,name,role,bounce\nc1,A,Cara Chief,Executive sponsor,none\nc2,A,Uri User,user,none\nc3,A,Lea Left,champion,none\nc4,A,Gone Before,champion,hard\nc5,B,Ben,user,none\n");
        _world.Clock("2025-12-10");
        await _world.Bring("contacts", "contact_id,account_id,bounce,left_on\nc2,A,hard,\nc3,A,none,2025-12-01\n");
        _world.Clock("2026-01-05");
        await _world.Client.PutAccountsAsync([new AccountItem("A", Phase: "Onboarding", Custom: new Dictionary<string, string>(StringComparer.Ordinal) { ["headcount"] = "240" }), new AccountItem("Z", Archived: true)], Now);
        _world.Clock(Today);
        await _world.Bring("subscription-lines", """
            account_id,subscription_id,line_id,quantity,unit_price,currency,interval,start,discount_percent,discount_duration
            A,S1,L1,10,20,USD,month,2025-01-31,10,forever
            A,S1,L2,5,20,USD,month,2025-12-01,,
            B,S2,L3,1,50,USD,month,2025-06-01,,
            Z,S3,L4,1,70,USD,month,2025-06-01,,

            """);
        await _world.Bring("contracts", "contract_id,account_id,start,end,auto_renews\nK1,A,2025-02-01,2026-02-01,no\nK2,B,2024-01-01,2025-01-01,no\n");
        await _world.Happened(
            "2025-01-20T10:00:00Z,Signed in,u0,somebody-else", "2025-02-10T10:00:00Z,Report opened,u1,A", "2025-12-01T10:00:00Z,Report opened,u1,A", "2025-12-02T10:00:00Z,Signed in,u3,A", "2025-12-03T10:00:00Z,Signed in,u3,A", "2025-12-04T10:00:00Z,Signed in,u4,A",
            "2026-01-05T10:00:00Z,Report opened,u1,A", "2026-01-06T10:00:00Z,Signed in,u1,A", "2026-01-05T11:00:00Z,Signed in,u2,A", "2025-07-01T10:00:00Z,Signed in,u9,B", "2026-01-14T10:00:00Z,Signed in,u8,Z");
        foreach (var feature in (NewFeature[])[new("Reports", ["Report opened"]), new("Export", ["Export done"], Insist: true)]) await Define(feature);
        await _world.Bring("tickets", """
            ticket_id,account_id,opened_at,first_response_minutes,closed_at,reopened_at,escalated,satisfaction_score
            T0,A,2025-05-01 10:00,600,2025-05-02 10:00,,no,1
            T1,A,2025-12-01 10:00,60,2025-12-02 10:00,,no,4
            T2,A,2026-01-10 10:00,180,,,yes,
            T3,A,2025-11-01 10:00,,2025-11-10 10:00,2025-11-05 10:00,no,2

            """);
        await _world.Bring("survey-responses", """
            account_id,contact,instrument,scale_min,scale_max,score,answered_at
            A,a,nps,0,10,9,2026-01-02
            A,b,nps,0,10,6,2026-01-02
            A,c,nps,0,10,10,2025-06-01
            A,d,nps,0,10,4,2025-01-02
            A,e,nps,0,10,0,2025-01-01
            A,f,csat,1,5,4,2025-12-20
            A,g,csat,1,5,1,2025-12-01
            A,h,ces,1,7,6,2025-11-30

            """);
        await _world.Client.AddActivityAsync("A", new("call", "Talked") { HappenedAt = new(2026, 1, 10, 9, 0, 0, TimeSpan.Zero) }, Now);
        await _world.Client.AddActivityAsync("A", new("note", "Thought") { HappenedAt = new(2026, 1, 14, 9, 0, 0, TimeSpan.Zero) }, Now);
        _world.Sentiments.Add((_world.Id("A"), 4, new(2025, 11, 1)));
        _world.Sentiments.Add((_world.Id("A"), 2, new(2026, 1, 12)));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Every_signal_has_the_value_that_is_worked_out_by_hand()
    {
        var table = await _world.At(Today);
        table.Accounts.Select(id => id).ShouldBe([.. new[] { "A", "B", "N" }.Select(_world.Id)], "Z is put aside");
        string Row(string signal) => $"{signal}: {_world.Of(table, "A", signal)} {_world.Of(table, "B", signal)} {_world.Of(table, "N", signal)}";
        _expected.Select(e => Row(e.Signal)).ShouldBe(_expected.Select(e => $"{e.Signal}: {e.Busy} {e.Idle} {e.Nothing}"));
        _expected.Select(e => e.Signal).ShouldBe((await _world.Reader.SignalsAsync(Now)).Select(s => s.Id), "every signal has its row here");
    }

    [Fact]
    public async Task Evidence_says_the_numbers_and_leads_to_their_rows()
    {
        var signals = (await _world.Client.AccountSignalsAsync("A", cancellation: Now)).Signals;
        signals.Select(s => $"{s.Id}: {(s.Value is { } value ? SignalWorld.Text((double)value) : "-")}").ShouldBe(_expected.Select(e => $"{e.Signal}: {e.Busy}"));
        foreach (var (signal, expected) in signals.Zip(_expected)) signal.Words.ShouldContain(expected.Words, customMessage: signal.Id);
        using var browser = await _world.Host.SignedIn();
        foreach (var link in signals.Select(s => s.Link).Distinct()) (await browser.GetAsync(link, Now)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, link);
        var idle = (await _world.Client.AccountSignalsAsync("B", cancellation: Now)).Signals.ToDictionary(s => s.Id);
        idle["active-users"].Words.ShouldBe("0 active users in the 28 days to 2026-01-15.");
        idle["nps-trend"].Words.ShouldBe("Nobody had answered NPS from 0 to 10 by 2026-01-15.");
        idle["contract-months"].Words.ShouldBe("No contract is in force on 2026-01-15.");
        idle["sponsor"].Words.ShouldBe("No sponsor or champion is among 1 contact on 2026-01-15.");
        (await _world.Client.AccountSignalsAsync("N", cancellation: Now)).Signals.ShouldAllBe(s => s.Value == null && s.Words.Length > 20);
        (await _world.Client.AccountSignalsAsync("Z", cancellation: Now)).Signals.ShouldAllBe(s => s.Value == null && s.Words.Length > 20);
    }

    [Fact]
    public async Task What_ages_says_since_when_it_is_known()
    {
        var (table, a) = (await _world.At(Today), _world.Id("A"));
        string On(string signal) => table.KnownOn(signal, table.Find(a)) is not SignalTable.Ageless and var day ? DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "ageless";
        var ages = new[] { "nps-last", "nps-trend", "csat-last", "ces-last", "sentiment", "sponsor", "contacts-lost", "field:headcount", "mrr", "days-since-answer", "days-since-contact", "open-tickets" };
        ages.Select(On).ShouldBe(["2026-01-02", "2026-01-02", "2025-12-20", "2025-11-30", "2026-01-12", "2025-03-01", "2025-12-10", "2026-01-05", "ageless", "ageless", "ageless", "ageless"]);
    }

    [Fact]
    public async Task The_catalog_says_what_is_told_and_why_not()
    {
        var signals = (await _world.Client.SignalsAsync(cancellation: Now)).ToDictionary(s => s.Id);
        signals.Keys.ShouldBe(_expected.Select(e => e.Signal));
        foreach (var (signal, busy, idle, nothing, _) in _expected)
        {
            var values = new[] { busy, idle, nothing }.Count(v => v != "-");
            (signals[signal].Accounts, signals[signal].Told, signals[signal].Reason is null).ShouldBe((values, values > 0, values > 0), signal);
        }
        (signals["outcomes-met"].Reason, signals["nps-last"].Unit, signals["active-users-trend"].Source, signals["days-since-use"].Direction).ShouldBe(("Outcomes are not recorded here yet.", "score", "engagement", -1));
    }

    [Fact]
    public async Task The_file_has_an_account_a_row_with_nothing_for_what_is_not_known()
    {
        await using var csv = await _world.Client.ExportSignalsAsync(cancellation: Now);
        using var text = new StreamReader(csv);
        var lines = (await text.ReadToEndAsync(Now)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("account_id,name," + string.Join(',', _expected.Select(e => e.Signal)));
        lines.Skip(1).Select(line => string.Join(' ', line.Split(',').Take(3))).ShouldBe(["A Acme 280", "B Bolt 50", "N Nobody "]);
        lines[3].ShouldBe("N,Nobody," + new string(',', _expected.Length - 1));
        lines[2].Split(',')[2 + Array.FindIndex(_expected, e => e.Signal == "active-users")].ShouldBe("0");
    }

    [Fact]
    public async Task A_few_accounts_have_the_very_values_that_all_together_have()
    {
        var whole = await _world.At(Today);
        var part = await _world.Reader.OfAccountsAsync(SignalWorld.Day(Today), [_world.Id("B"), _world.Id("A"), _world.Id("Z"), 999], null, Now);
        part.Accounts.ShouldBe([.. new[] { "A", "B" }.Select(_world.Id)]);
        foreach (var signal in await _world.Reader.SignalsAsync(Now))
            for (var i = 0; i < part.Accounts.Length; i++)
                (part[signal.Id][i], part.KnownOn(signal.Id, i)).ShouldBe((whole[signal.Id][whole.Find(part.Accounts[i])], whole.KnownOn(signal.Id, whole.Find(part.Accounts[i]))), signal.Id);
    }

    [Fact]
    public async Task Days_that_are_no_days_or_have_not_come_are_refused_by_name()
    {
        (await Should.ThrowAsync<ApiRefusal>(() => _world.Client.SignalsAsync(new(2026, 1, 16), cancellation: Now))).Message.ShouldContain("2026-01-16 has not come");
        using var api = _world.Host.Api();
        var refused = await api.GetAsync("/api/v1/accounts/A/signals?on=yesterday", Now);
        (refused.StatusCode, await refused.Content.ReadAsStringAsync(Now)).ShouldSatisfyAllConditions(r => r.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest), r => r.Item2.ShouldContain("\"field\":\"on\""));
        (await api.GetAsync("/api/v1/accounts/Q/signals", Now)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private async Task Define(NewFeature feature)
    {
        using var api = _world.Host.Api();
        var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(api, "/api/v1/features", feature, ApiJson.Options, Now);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Now));
    }
}
