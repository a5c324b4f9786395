using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Risk;
using Perennial.App.Signals;
using Perennial.Client;
using Perennial.Core.Options;
using Perennial.Core.Revenue;
using Perennial.Core.Risk;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Risk;

/// <summary>The rows that teach: only what happened by their day is in them.</summary>
public sealed class RiskPanelTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private readonly PlantedBook _book = new(3, 60);
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        await _book.BringAsync(_host, _client);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task What_happens_after_a_day_does_not_change_its_row()
    {
        var before = await Panel();
        var (until, account) = (new DateOnly(2025, 6, 30), before.Accounts[before.ByMonth[before.Days.ToList().IndexOf(new(2025, 6, 30))][0]]);
        var id = _host.Rows("select external_id from accounts where id = $id", ("$id", account)).Single();
        await _client.Bring("tickets", $"ticket_id,account_id,opened_at,closed_at\nnew-1,{id},2025-07-01,\nnew-2,{id},2025-08-01,2025-09-20\n");
        await _client.Bring("survey-responses", $"account_id,instrument,scale_min,scale_max,score,answered_at\n{id},nps,0,10,0,2025-07-02\n");
        await _client.Bring("subscription-lines", $"account_id,subscription_id,line_id,kind,quantity,unit_price,currency,interval,start,end\n{id},S2,L2,recurring,1,5000,USD,month,2025-07-03,2025-07-20\n");
        await _client.Bring("accounts", $"account_id,segment\n{id},Former customer\n");
        var after = await Panel();
        Rows(after, until).ShouldBe(Rows(before, until));
        Rows(after, new(2025, 9, 30)).ShouldNotBe(Rows(before, new(2025, 9, 30)), "and later rows know it");
    }

    [Fact]
    public async Task Segments_count_from_when_they_were_said()
    {
        await _client.Bring("accounts", "account_id,segment\n" + string.Concat(_book.Left.Keys.Select(id => id + ",Former customer\n")));
        var panel = await Panel();
        var segment = panel.Panel.Columns.Single(column => column.Name == RiskPanel.Segment);
        Enumerable.Range(0, panel.Panel.Rows).Where(row => panel.Panel.Labels[row] != Perennial.Core.Risk.Panel.Open).Select(row => segment.Codes[row] < 0 ? "unknown" : segment.Levels[segment.Codes[row]]).Distinct().Order().ShouldBe(["Large", "Small"]);
    }

    [Fact]
    public async Task Labels_are_the_losses_of_the_standard_and_the_last_day_is_open()
    {
        var panel = await Panel();
        panel.Days[^1].ShouldBe(new DateOnly(2025, 11, 30));
        panel.Day.ShouldBe(new DateOnly(2026, 1, 15));
        panel.Today.ShouldAllBe(row => panel.Panel.Labels[row] == Perennial.Core.Risk.Panel.Open);
        panel.Panel.Churns.ShouldBe(_book.Churns);
        var due = panel.Panel.Columns.Single(column => column.Name == RiskPanel.Due);
        due.Numbers.Average().ShouldBeInRange(0.03, 0.1, "contracts renew by the year");
        Enumerable.Range(0, panel.Panel.Rows).ShouldAllBe(row => panel.Renewals[row] > panel.Panel.Times[row]);
    }

    private static List<string> Rows(RiskPanel panel, DateOnly until) =>
        [.. Enumerable.Range(0, panel.Panel.Rows).Where(row => panel.Panel.Times[row] <= until).Select(row => $"{panel.Panel.Times[row]:yyyy-MM-dd} {panel.Accounts[row]} {panel.Renewals[row]} {string.Join(' ', panel.Panel.Columns.Select(column => column.Kind == ColumnKind.Category ? column.Codes[row] : column.Numbers[row]))}").Order(StringComparer.Ordinal)];

    private async Task<RiskPanel> Panel()
    {
        var timeline = await _host.Services.GetRequiredService<WorkspaceLedger>().AtAsync(WorkspaceOptions.Default, null, Subject.Revenue, Now);
        await using var db = _host.Workspace.OpenFor(Viewer.System);
        var segments = await CustomHistories.SegmentsAsync(db, _host.Services.GetRequiredService<MergedRecords>(), DateTimeZone.Utc, Now);
        return await RiskPanel.ReadAsync(_host.Services.GetRequiredService<SignalReader>(), timeline, segments, [], new(2026, 1, 15), Now);
    }
}
