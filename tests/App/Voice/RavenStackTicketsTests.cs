using System.Globalization;
using Perennial.Client;
using Perennial.Tests.App.DataQuality;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Voice;

/// <summary>The tickets of the public RavenStack company come in as they are, and are counted here once more from the file alone.</summary>
public sealed class RavenStackTicketsTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tickets_of_a_public_help_desk_come_in_without_a_mapping_and_are_measured()
    {
        var files = RavenStackFiles.Find();
        Assert.SkipWhen(files is null, "SKIPPED: RavenStack's files are not here. Put them into ../shared/data/ravenstack, or say where with PERENNIAL_RAVENSTACK.");
        var lines = await File.ReadAllLinesAsync(files!.File("support_tickets"), Now);
        var header = lines[0].Split(',');
        var rows = lines.Skip(1).Where(l => l.Length > 0).Select(l => header.Zip(l.Split(',')).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal)).ToList();
        await using var host = await PerennialHost.StartAsync();
        using var client = host.Client();
        var import = await client.Bring("tickets", await File.ReadAllBytesAsync(files.File("support_tickets"), Now));
        import.Counts.ShouldBe(ImportHost.Counts(@new: rows.Count));
        (await client.Bring("tickets", await File.ReadAllBytesAsync(files.File("support_tickets"), Now))).Counts.ShouldBe(ImportHost.Counts(unchanged: rows.Count));

        var year = new FigureQuery { From = new(2024, 1, 1), To = new(2025, 1, 1), Grain = "year" };
        var values = (await client.MetricsAsync(["tickets-opened", "tickets-handled", "escalations", "first-response", "resolution-time", "ticket-csat", "open-tickets", "fcr"], year, Now)).ToDictionary(v => v.Id);
        var opened = rows.Where(r => r["submitted_at"].StartsWith("2024", StringComparison.Ordinal)).ToList();
        var solved = rows.Where(r => r["closed_at"].StartsWith("2024", StringComparison.Ordinal)).ToList();
        var rated = solved.Where(r => r["satisfaction_score"].Length > 0).ToList();
        (values["tickets-opened"].Value, values["tickets-handled"].Value, values["escalations"].Value, values["open-tickets"].Value).ShouldBe((opened.Count, solved.Count, opened.Count(r => r["escalation_flag"] == "True"), 0m));
        Math.Round(values["first-response"].Value!.Value, 8).ShouldBe(Math.Round(opened.Average(r => decimal.Parse(r["first_response_time_minutes"], CultureInfo.InvariantCulture)), 8));
        Math.Round(values["resolution-time"].Value!.Value, 8).ShouldBe(Math.Round(60 * solved.Average(r => decimal.Parse(r["resolution_time_hours"], CultureInfo.InvariantCulture)), 8));
        (values["ticket-csat"].Numerator, values["ticket-csat"].Denominator).ShouldBe((rated.Count(r => r["satisfaction_score"][0] >= '4'), rated.Count));
        (values["fcr"].Value, values["fcr"].Reason!.StartsWith("no solved ticket says how many contacts", StringComparison.Ordinal)).ShouldBe((null, true));
        var shares = await client.MetricRowsAsync("first-response", year, Now).ToListAsync(Now);
        (shares.Sum(s => s.Numerator), shares.Sum(s => s.Denominator)).ShouldBe((values["first-response"].Numerator!.Value, values["first-response"].Denominator));
        (await client.TicketsAsync(year, cancellation: Now).CountAsync(Now)).ShouldBe(opened.Count);
    }
}
