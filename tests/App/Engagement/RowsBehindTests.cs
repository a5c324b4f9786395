using System.Net;
using System.Text.RegularExpressions;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Engagement;

/// <summary>Behind each figure stand rows that add up to it, also where people are of several accounts or of none.</summary>
public sealed partial class RowsBehindTests
{
    private const string Unknown = "In no known account", Twice = "Of several of these rows";
    private static readonly DateOnly _today = new(2024, 6, 15);

    private static readonly string[] _events =
    [
        "2024-04-02,a,ana,A", "2024-04-03,b,ana,A", "2024-05-02,a,ana,A", "2024-05-02,a,bo,A", "2024-05-02,a,bo,B", "2024-05-03,b,bo,B", "2024-05-04,a,cy,crm-9", "2024-05-05,a,dan,", "2024-05-06,a,eve,C",
        "2024-06-03,a,ana,A", "2024-06-04,b,bo,B",
    ];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_add_up_to_the_figure_and_tell_what_is_no_single_account_s()
    {
        await using var usage = await UsageHost.On(_today, ["A", "B", "C"], _events);
        var may = UsageHost.Of("2024-05-01", "2024-06-01");
        (await usage.Rows("mau", may)).ShouldBe([("A", 2, null), ("B", 1, null), ("C", 1, null), (Unknown, 2, null), (Twice, -1, null)]);
        (await usage.Rows("mau", may with { Filter = "id:A or id:B" })).ShouldBe([("A", 2, null), ("B", 1, null), (Twice, -1, null)]);
        foreach (var metric in (string[])["dau", "wau", "mau", "stickiness", "visit-frequency", "new-users", "returning-users", "resurrecting-users", "dormant-users", "user-retention"])
        {
            var (figure, rows) = (await usage.Metric(metric, may), await usage.Rows(metric, may));
            rows.Sum(r => r.Numerator).ShouldBe(figure.Numerator!.Value, metric);
            if (figure.Denominator is { } lower && metric != "dau") rows.Sum(r => r.Denominator ?? 0).ShouldBe(lower, metric);
        }
        (await usage.Rows("new-users", may)).ShouldBe([("A", 1, null), ("B", 1, null), ("C", 1, null), (Unknown, 2, null), (Twice, -1, null)]);
        var funnel = may with { Options = ["funnel=a > b"] };
        (await usage.Metric("funnel", funnel)).ShouldSatisfyAllConditions(f => f.Numerator.ShouldBe(1), f => f.Denominator.ShouldBe(5), f => f.Interval.ShouldNotBeNull(), f => f.Options["funnel-within"].ShouldBe("14d"));
        (await usage.Rows("funnel", funnel)).ShouldBe([("A", 0, 2), ("B", 1, 1), ("C", 0, 1), (Unknown, 0, 2), (Twice, 0, -1)]);
        using var csv = await usage.Client.MetricRowsCsvAsync("mau", may, Now) is var stream ? new StreamReader(stream) : null!;
        (await csv.ReadToEndAsync(Now)).ShouldContain($",{Unknown},");
    }

    [Fact]
    public async Task Who_sees_only_some_accounts_is_told_nothing_of_what_is_nobody_s()
    {
        await using var usage = await UsageHost.On(_today, ["B", "C"], _events);
        await usage.Client.Bring("accounts", "account_id,co_owners\nA,vera@virtual.example\n");
        var vera = await usage.Host.Add(Role.VirtualCsm, "vera@virtual.example", "Vera");
        using var api = await usage.Host.ApiOf(vera);
        var rows = await api.GetStringAsync("/api/v1/metrics/mau/rows?from=2024-05-01&to=2024-06-01", Now);
        rows.ShouldNotContain(Unknown);
        rows.ShouldNotContain(Twice);
    }

    [Fact]
    public async Task Bars_cells_and_steps_open_to_the_same_number()
    {
        await using var usage = await UsageHost.On(_today, ["A", "B", "C"], _events);
        using var browser = await usage.Host.SignedIn();
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/usage?step=a&step=b&option=past-due=never", Now));
        var opened = Link().Matches(page).Select(m => (Address: m.Groups[1].Value, Shown: m.Groups[2].Value)).DistinctBy(l => l.Address).ToList();
        foreach (var metric in (string[])["new-users", "returning-users", "resurrecting-users", "dormant-users", "user-retention", "funnel"]) opened.ShouldContain(l => l.Address.StartsWith($"/why/{metric}?", StringComparison.Ordinal), metric);
        foreach (var (address, shown) in opened.Where(l => !l.Address.Contains("/mau?", StringComparison.Ordinal) && !l.Address.Contains("/dau?", StringComparison.Ordinal) && !l.Address.Contains("/stickiness?", StringComparison.Ordinal)))
        {
            var why = WebUtility.HtmlDecode(await browser.GetStringAsync(address, Now));
            address.ShouldContain("option=past-due=never".Replace("=never", "%3Dnever", StringComparison.Ordinal));
            if (address.StartsWith("/why/funnel?", StringComparison.Ordinal)) why.ShouldContain($"<dd>{shown}</dd>", customMessage: address);
            else why.ShouldContain(shown.EndsWith('%') ? $"<strong>{shown[..^1]}.0%</strong>" : $"<strong>{shown}</strong>", customMessage: address);
        }
    }

    [Fact]
    public async Task Seats_are_compared_with_the_people_of_those_who_pay_for_them()
    {
        await using var usage = await UsageHost.On(_today, ["A", "B", "C"], _events);
        await usage.Client.Bring("subscription-lines", "account_id,subscription_id,line_id,kind,quantity,unit_price,currency,interval,start\nA,S-A,L1,recurring,4,10,USD,month,2024-01-01\nD,S-D,L2,recurring,6,10,USD,month,2024-01-01\n");
        var may = UsageHost.Of("2024-05-01", "2024-06-01");
        var figure = await usage.Metric("seat-utilisation", may);
        (figure.Numerator, figure.Denominator).ShouldBe((2, 10));
        (await usage.Rows("seat-utilisation", may)).ShouldBe([("A", 2, 4), ("D", 0, 6)]);
    }

    [Fact]
    public async Task Who_was_there_today_has_a_row_with_0_days()
    {
        await using var usage = await UsageHost.On(_today, ["A", "B"], "2024-06-15,a,u,A", "2024-06-10,a,v,B");
        (await usage.Rows("days-since-activity", new FigureQuery())).ShouldBe([("A", 0, null), ("B", 5, null)]);
    }

    [GeneratedRegex("<a (?:class=\"figure\" )?href=\"(/why/[^\"]+)\"[^>]*>([^<]+)</a>")]
    private static partial Regex Link();
}
