using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Demo;
using Perennial.App.Risk;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Risk;

/// <summary>A system that closes contracts when customers leave tells the future by their ends.</summary>
public sealed class RenewalAlarmTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ends_that_were_written_when_customers_left_are_named_and_not_used(bool closes)
    {
        await using var host = new PerennialHost();
        await host.InitializeAsync();
        using var client = host.Client();
        var (dice, last) = (new Dice(4), new DateOnly(2026, 1, 10));
        var (lines, contracts, accounts) = (new StringBuilder("account_id,subscription_id,line_id,unit_price,currency,interval,start,end\n"), new StringBuilder("contract_id,account_id,start,end,auto_renews\n"), new StringBuilder("account_id,tenure\n"));
        for (var i = 0; i < 200; i++)
        {
            var start = new DateOnly(2023, 7, 1).AddDays(dice.Between(0, 200));
            var left = dice.Chance(0.3) ? closes ? start.AddDays(dice.Between(200, 600)) : start.AddYears(dice.Between(1, 2)) : (DateOnly?)null;
            if (left > last) left = null;
            lines.AppendLine(CultureInfo.InvariantCulture, $"Z{i},S{i},L{i},{dice.Between(50, 500)},USD,month,{start:yyyy-MM-dd},{left:yyyy-MM-dd}");
            contracts.AppendLine(CultureInfo.InvariantCulture, $"K{i},Z{i},{start:yyyy-MM-dd},{(closes && left is { } end ? end : start.AddYears(1)):yyyy-MM-dd},{(closes && left is not null ? "no" : "yes")}");
            accounts.AppendLine(CultureInfo.InvariantCulture, $"Z{i},{i % 7}");
        }
        foreach (var (kind, csv) in new[] { ("subscription-lines", lines), ("contracts", contracts), ("accounts", accounts) }) await client.Bring(kind, csv.ToString());
        var risk = await host.Services.GetRequiredService<WorkspaceRisk>().FreshAsync(Now);
        var named = risk.Leaks.Where(leak => leak.IsRefused).Select(leak => leak.Column).ToList();
        risk.Fit!.Features.Contains(RiskPanel.Due).ShouldBe(!closes);
        risk.Fit.Features.Contains("contract-months").ShouldBe(!closes);
        named.Contains(RiskPanel.Due).ShouldBe(closes);
        named.ShouldContain("tenure", "a field of their own that was said today");
        if (closes) risk.Fit.Features.ShouldContain("tenure", "the signal of that name is another one");
    }
}
