using Perennial.Client;
using Perennial.Tests.App.Import;
using static Perennial.Tests.App.Import.ImportHost;

namespace Perennial.Tests.App.Voice;

/// <summary>Survey answers and tickets come in as files, and metrics, rows and lists say what they said.</summary>
public sealed class VoiceImportTests : IAsyncLifetime
{
    private const string Answers = "account_id,contact,instrument,scale_min,scale_max,score,answered_at,comment,phase,segment\n";
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static FigureQuery Year => new() { From = new(2025, 1, 1), To = new(2026, 1, 1), Grain = "year" };

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
    public async Task Answers_come_in_and_are_measured_with_their_rows()
    {
        await _client.Bring("accounts", "account_id,name,segment\nA,Acme,SMB\nB,Bolt,Enterprise\n");
        (await _client.Bring("survey-responses", Answers + "A,ann@a.example,nps,0,10,9,2025-03-01 10:00,Great,value,SMB\nA,bo@a.example,NPS,0,10,10,2025-03-02,,,\nA,,nps,0,10,3,2025-03-03,Slow,support,\nB,,csat,1,5,4,2025-05-01T08:00:00+02:00,,,\nB,,csat,1,5,2,2025-05-01,,,\n")).Counts.ShouldBe(Counts(@new: 5));
        var values = (await _client.MetricsAsync(["nps", "csat", "csat-mean", "survey-answers", "ces"], Year, Now)).ToDictionary(v => v.Id);
        (Math.Round(values["nps"].Value!.Value, 4), values["nps"].Numerator, values["nps"].Denominator, values["nps"].N, values["nps"].Unit).ShouldBe((33.3333m, 1m, 3m, 3L, "points"));
        values["nps"].Interval!.Method.ShouldBe("adjusted-wald");
        (values["csat"].Value, values["csat-mean"].Value, values["csat-mean"].Unit, values["survey-answers"].Value, values["ces"].Value).ShouldBe((0.5m, 3m, "score", 5m, null));
        values["ces"].Reason.ShouldBe("nobody answered CES 2.0 from 1 to 7");
        (await _client.MetricRowsAsync("nps", Year, Now).ToListAsync(Now)).Select(r => (r.AccountId, r.Numerator, r.Denominator)).ShouldBe([("A", 1m, 3m)]);
        (await _client.MetricsAsync(["csat"], Year with { Segment = "smb" }, Now)).Single().Value.ShouldBeNull();
        (await _client.MetricsAsync(["csat"], Year with { Filter = "id:B" }, Now)).Single().Value.ShouldBe(0.5m);
        var listed = await _client.SurveyAnswersAsync(Year, "nps", cancellation: Now).ToListAsync(Now);
        listed.Select(a => (a.AccountName, a.Score, a.AnsweredAt, a.Comment, a.Phase)).ShouldBe([("Acme", 3m, "2025-03-03", "Slow", "support"), ("Acme", 10m, "2025-03-02", null, null), ("Acme", 9m, "2025-03-01T10:00:00.000000Z", "Great", "value")]);
        (await _client.SurveyAnswersAsync(Year, accountId: "B", cancellation: Now).CountAsync(Now)).ShouldBe(2);
        var journey = await _client.JourneyAsync(Year, Now);
        (journey.Weakest, journey.Value, journey.N, journey.Phases.Count).ShouldBe(("support", 60m, 2L, 7));
        journey.Phases.Where(p => p.Value is not null).Select(p => (p.Phase, p.Value, p.N)).ShouldBe([("value", 90m, 1L), ("support", 30m, 1L)]);
    }

    [Theory]
    [InlineData("A,c,nps,0,10,11,2025-03-01,,,", "score", "11", "lies outside its scale, from 0 to 10")]
    [InlineData("A,c,nps,0,10,-1,2025-03-01,,,", "score", "-1", "lies outside its scale, from 0 to 10")]
    [InlineData("A,c,csat,1,5,0,2025-03-01,,,", "score", "0", "lies outside its scale, from 1 to 5")]
    [InlineData("A,c,nps,0,10,8.5,2025-03-01,,,", "score", "8.5", "is no whole number, and answers to NPS from 0 to 10 are")]
    [InlineData("A,c,,0,10,8,2025-03-01,,,", "instrument", null, "is required and is empty")]
    [InlineData("A,c,nps,,10,8,2025-03-01,,,", "scale_min", null, "is required and is empty")]
    [InlineData("A,c,nps,0,,8,2025-03-01,,,", "scale_max", null, "is required and is empty")]
    [InlineData("A,c,nps,10,0,8,2025-03-01,,,", "scale_max", "0", "is not above scale_min (10)")]
    [InlineData("A,c,nps,0,10,,2025-03-01,,,", "score", null, "is required and is empty")]
    [InlineData("A,c,nps,0,10,good,2025-03-01,,,", "score", "good", "expected a number such as 1234.5, without a currency sign or unit")]
    [InlineData("A,c,nps,0,10,8,,,,", "answered_at", null, "is required and is empty")]
    [InlineData(",c,nps,0,10,8,2025-03-01,,,", "account_id", null, "is required and is empty")]
    public async Task A_bad_row_is_refused_by_its_line_and_field_and_costs_no_other(string row, string field, string? value, string message)
    {
        var import = await _client.Bring("survey-responses", Answers + "A,x,nps,0,10,9,2025-03-01,,,\n" + row + "\nA,y,nps,0,10,9,2025-03-01,,,\n");
        import.Counts.ShouldBe(Counts(@new: 2, refused: 1));
        (await _client.Errors(import.Id)).Select(e => (e.Line, e.Field, e.Value, e.Message)).ShouldBe([(3L, field, value, message)]);
    }

    [Fact]
    public async Task One_to_ten_is_another_instrument_and_never_put_into_NPS()
    {
        await _client.Bring("survey-responses", Answers + "A,a,nps,0,10,2,2025-03-01,,,\nA,b,nps,1,10,10,2025-03-01,,,\nA,c,nps,1,10,9,2025-03-01,,,\nA,d,ces,1,7,6,2025-03-01,,,\nA,e,ces,1,5,1,2025-03-01,,,\n");
        var values = (await _client.MetricsAsync(["nps", "ces", "ces-1"], Year, Now)).ToDictionary(v => v.Id);
        (values["nps"].Value, values["nps"].N, values["ces"].N, values["ces-1"].N).ShouldBe((-100m, 1L, 1L, 1L));
        (await _client.SurveyAnswersAsync(Year, "nps", cancellation: Now).CountAsync(Now)).ShouldBe(3, "they are listed, each with its scale");
    }

    [Fact]
    public async Task The_same_file_again_adds_nothing_and_equal_anonymous_rows_count_each()
    {
        const string file = Answers + "A,,nps,0,10,9,2025-03-01,,,\nA,,nps,0,10,9,2025-03-01,,,\nA,ann,nps,0,10,9,2025-03-01,,,\nA,ann,nps,0,10,9,2025-03-01,,,\n";
        (await _client.Bring("survey-responses", file)).Counts.ShouldBe(Counts(@new: 3, unchanged: 1));
        _host.Clock.Advance(TimeSpan.FromHours(1));
        (await _client.Bring("survey-responses", file)).Counts.ShouldBe(Counts(unchanged: 4));
        (await _client.Bring("survey-responses", file, new ImportOptions { DryRun = true })).Counts.ShouldBe(Counts(unchanged: 4));
        (await _client.Bring("survey-responses", file + "A,,nps,0,10,9,2025-03-01,,,\n")).Counts.ShouldBe(Counts(@new: 1, unchanged: 4));
    }

    [Fact]
    public async Task A_correction_is_a_new_version_and_as_known_before_it_the_old_one_holds()
    {
        const string header = "response_id,account_id,instrument,scale_min,scale_max,score,answered_at\n";
        await _client.Bring("survey-responses", header + "R1,A,nps,0,10,3,2025-03-01\n");
        var first = DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime);
        _host.Clock.Advance(TimeSpan.FromDays(2));
        var second = await _client.Bring("survey-responses", header + "R1,A,nps,0,10,9,2025-03-01\n");
        second.Counts.ShouldBe(Counts(changed: 1));
        (await Nps(null)).ShouldBe((100m, 1L));
        (await Nps(first)).ShouldBe((-100m, 1L));
        (await Nps(first.AddDays(-1))).ShouldBe((null, 0L));
        (await Titles()).ShouldBe(["NPS corrected: 9 of 10 instead of 3 of 10", "NPS: 3 of 10"]);
        await _client.UndoImportAsync(second.Id, Now);
        (await Nps(null)).ShouldBe((-100m, 1L));
        (await Titles()).ShouldBe(["NPS: 3 of 10"]);
    }

    [Fact]
    public async Task An_import_that_is_taken_back_leaves_nothing_behind()
    {
        var import = await _client.Bring("survey-responses", Answers + "A,ann,nps,0,10,9,2025-03-01,Good,,\n");
        import.Counts.ShouldBe(Counts(@new: 1));
        var tickets = await _client.Bring("tickets", "ticket_id,account_id,opened_at,closed_at\nT1,B,2025-03-01 10:00,2025-03-01 12:00\n");
        (await Titles()).ShouldBe(["NPS: 9 of 10"]);
        (await Titles("B")).ShouldBe(["Ticket T1 solved", "Ticket T1 opened"]);
        await _client.UndoImportAsync(import.Id, Now);
        await _client.UndoImportAsync(tickets.Id, Now);
        _host.Rows("select count(*) from accounts").ShouldBe(["0"]);
        (await Nps(null)).ShouldBe((null, 0L));
        _host.Rows("select count(*) from activities where taken_back_at is null").ShouldBe(["0"]);
        (await _client.Bring("survey-responses", Answers + "A,ann,nps,0,10,9,2025-03-01,Good,,\n")).Counts.ShouldBe(Counts(@new: 1));
        (await Titles()).ShouldBe(["NPS: 9 of 10"]);
    }

    [Fact]
    public async Task Rows_through_the_API_are_one_change_that_can_be_taken_back()
    {
        var put = await _client.PutSurveyResponsesAsync([new("A", "nps", 0, 10, 9, "2025-03-01") { Contact = "ann", Comment = "The secret words" }, new("A", "nps", 0, 10, 12, "2025-03-01")], Now);
        (put.Counts, put.Errors.Single().Field, put.Errors.Single().Index).ShouldBe((Counts(@new: 1, refused: 1), "score", 1));
        (await _client.PutTicketsAsync([new("T1", "A", "2025-03-01T10:00:00Z") { Contacts = 1, ClosedAt = "2025-03-01T12:00:00Z", FirstResponseMinutes = 7.5m, Escalated = "yes", SatisfactionScore = 5 }], Now)).Counts.ShouldBe(Counts(@new: 1));
        (await Nps(null)).ShouldBe((100m, 1L));
        var ticket = (await _client.TicketsAsync(Year, cancellation: Now).ToListAsync(Now)).Single();
        (ticket.TicketId, ticket.FirstResponseMinutes, ticket.IsOpen, ticket.Escalated, ticket.Satisfaction, ticket.Contacts).ShouldBe(("T1", 7.5m, false, true, 5, 1));
        string.Join('\n', _host.Rows("select details from audit")).ShouldNotContain("The secret words");
        var change = _host.Rows("select id from changes order by id")[0];
        await _client.UndoChangeAsync(long.Parse(change), Now);
        (await Nps(null)).ShouldBe((null, 0L));
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_again()
    {
        await _client.Bring("survey-responses", Answers + "A,ann,nps,0,10,9,2025-03-01 10:00,\"Good, \"\"very\"\"\",value,SMB\n");
        await _client.Bring("tickets", "ticket_id,account_id,subject,opened_at,first_response_minutes,closed_at,resolution_hours,contacts,escalated,talk_seconds,satisfaction_score\nT1,A,Printer,2025-03-01,12.5,2025-03-02 03:00,27.0,2,no,60,4\n");
        foreach (var table in (string[])["survey-responses", "tickets"])
        {
            await using var csv = await _client.ExportAsync(table, cancellation: Now);
            using var text = new StreamReader(csv);
            (await _client.Bring(table, await text.ReadToEndAsync(Now))).Counts.ShouldBe(Counts(unchanged: 1), table);
        }
    }

    [Fact]
    public async Task A_help_desk_s_export_fits_as_it_is()
    {
        var import = await _client.Bring("tickets", """
            ticket_id,account_id,submitted_at,closed_at,resolution_time_hours,priority,first_response_time_minutes,satisfaction_score,escalation_flag
            T-0024de,A-712f1c,2025-07-27,2025-07-28 03:00:00,27.0,high,74,,False
            T-4d04b9,A-e43bf7,2025-07-08,2025-07-09 03:00:00,27.0,urgent,144,,True
            T-d5e12f,A-0f3e88,2025-10-17,2025-10-17 19:00:00,19.0,urgent,93,4.0,False

            """);
        import.Counts.ShouldBe(Counts(@new: 3));
        var values = (await _client.MetricsAsync(["tickets-handled", "first-response", "resolution-time", "escalations", "ticket-csat", "fcr", "aht"], Year, Now)).ToDictionary(v => v.Id);
        (values["tickets-handled"].Value, Math.Round(values["first-response"].Value!.Value, 2), Math.Round(values["resolution-time"].Value!.Value, 2), values["escalations"].Value, values["ticket-csat"].Value).ShouldBe((3m, 103.67m, 1460m, 1m, 1m));
        (values["fcr"].Value, values["aht"].Value).ShouldBe((null, null));
        values["fcr"].Reason!.ShouldStartWith("no solved ticket says how many contacts it took");
        (await _client.TicketsAsync(Year with { From = new(2025, 7, 1), To = new(2025, 8, 1) }, cancellation: Now).ToListAsync(Now)).Select(t => (t.TicketId, t.Priority)).ShouldBe([("T-0024de", "high"), ("T-4d04b9", "urgent")]);
    }

    private async Task<(decimal?, long)> Nps(DateOnly? asKnown) => (await _client.MetricsAsync(["nps"], Year with { AsKnown = asKnown }, Now)).Single() is var value ? (value.Value, value.N) : default;

    private async Task<List<string>> Titles(string account = "A") => await _client.ActivitiesAsync(account, Now).Where(a => a.Kind is "survey" or "ticket").OrderByDescending(a => a.RecordedAt).ThenByDescending(a => a.HappenedAt).Select(a => a.Title).ToListAsync(Now);
}
