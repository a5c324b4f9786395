using System.Text.Json;

namespace Perennial.Tests.Cli;

/// <summary>The forecast on the command line: one customer pays 150 a month without a contract.</summary>
public sealed class ForecastVerbTests(RevenueVerbTests.Imported server) : IClassFixture<RevenueVerbTests.Imported>
{
    [Fact]
    public async Task The_forecast_its_rows_and_a_call_are_told_for_people_and_for_programs()
    {
        var show = await server.RunAsync("forecast", "show", "--by", "quarter", "--format", "json");
        show.Code.ShouldBe(0, show.ToString());
        using var json = JsonDocument.Parse(show.Out);
        json.RootElement.GetProperty("total").GetProperty("due").GetDecimal().ShouldBe(1800);
        var rows = await server.RunAsync("forecast", "rows", "--format", "csv");
        rows.Out.Split("\r\n")[0].ShouldStartWith("account_id,name,segment,owner,contract_id,kind,due_on,amount,chance,");
        rows.Out.ShouldContain("anniversary");
        (await server.RunAsync("forecast", "call", "c1", "at-risk", "--amount", "900", "--note", "New buyer")).ShouldSatisfyAllConditions(e => e.Code.ShouldBe(0, e.ToString()), e => e.Error.ShouldContain("at-risk, 900.00 USD"));
        (await server.RunAsync("forecast", "calls", "--account", "c1")).Out.ShouldContain("New buyer");
        foreach (var verb in (string[][])[["changes"], ["coverage"], ["lifetimes"], ["lifetimes", "--accounts"], ["calls", "--grades"], ["show"]])
            (await server.RunAsync(["forecast", .. verb])).ShouldSatisfyAllConditions(e => e.Code.ShouldBe(0, e.ToString()));
        (await server.RunAsync("forecast", "show", "--from", "2026-01-01")).ShouldSatisfyAllConditions(e => e.Code.ShouldBe(2), e => e.Error.ShouldContain("--from and --to go together"));
    }
}
