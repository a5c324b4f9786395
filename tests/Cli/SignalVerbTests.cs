using System.Text.Json;

namespace Perennial.Tests.Cli;

public sealed class SignalVerbTests(ServerProcess server) : IClassFixture<ServerProcess>
{
    [Fact]
    public async Task Signals_are_listed_shown_and_exported()
    {
        var file = Path.Combine(server.Data, "periods.csv");
        await File.WriteAllTextAsync(file, "subscription_id,customer_id,start_date,end_date,monthly_amount\ns1,c1,2018-01-01,,100\n", TestContext.Current.CancellationToken);
        (await server.RunAsync("import", "subscription-periods", file)).Code.ShouldBe(0);

        var list = await server.RunAsync("signals", "list", "--on", "2019-12-31");
        list.Code.ShouldBe(0, list.ToString());
        list.Out.ShouldContain("days-to-renewal");
        list.Out.ShouldContain("No contract is known.");

        using var json = JsonDocument.Parse((await server.RunAsync("signals", "show", "c1", "--on", "2019-12-31", "--format", "json")).Out);
        var mrr = json.RootElement.GetProperty("signals").EnumerateArray().Single(s => s.GetProperty("id").GetString() == "mrr");
        (mrr.GetProperty("value").GetDecimal(), mrr.GetProperty("words").GetString()).ShouldBe((100m, "It pays $100.00 a month on 2019-12-31."));
        (await server.RunAsync("signals", "show", "c1")).Out.ShouldContain("It first paid on 2018-01-01.");

        var csv = await server.RunAsync("signals", "export", "--on", "2019-12-31");
        csv.Out.ReplaceLineEndings("\n").Split('\n')[1].ShouldStartWith("c1,c1,100,0,");
        (await server.RunAsync("signals", "export", "--format", "json")).Code.ShouldBe(2);
        var unknown = await server.RunAsync("signals", "show", "c9");
        (unknown.Code, unknown.Error.Contains("There is no account 'c9'", StringComparison.Ordinal)).ShouldBe((1, true), unknown.ToString());
    }
}
