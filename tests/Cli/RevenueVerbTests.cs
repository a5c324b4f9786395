using System.Text.Json;

namespace Perennial.Tests.Cli;

/// <summary>Two customers: c1 goes from 100 to 150 a month on 2019-03-01, c2 pays 50 and leaves on 2019-06-01.</summary>
public sealed class RevenueVerbTests(RevenueVerbTests.Imported server) : IClassFixture<RevenueVerbTests.Imported>
{
    [Fact]
    public async Task Metrics_are_an_array_with_everything_they_were_made_from()
    {
        var ended = await server.RunAsync("metrics", "nrr", "grr", "customer-churn", "mrr", "--at", "2019-12-01", "--window", "12m", "--format", "json");
        ended.Code.ShouldBe(0, ended.ToString());
        ended.Error.ShouldBe("");
        using var json = JsonDocument.Parse(ended.Out);
        var values = json.RootElement.EnumerateArray().ToDictionary(v => v.GetProperty("id").GetString()!, v => v);
        values.Keys.ShouldBe(["nrr", "grr", "customer-churn", "mrr"]);
        foreach (var name in new[] { "id", "at", "value", "unit", "numerator", "denominator", "n", "interval", "options", "reason" })
            values["nrr"].TryGetProperty(name, out _).ShouldBeTrue(name);
        values["nrr"].GetProperty("value").GetDecimal().ShouldBe(1m);
        Math.Round(values["grr"].GetProperty("value").GetDecimal(), 6).ShouldBe(0.666667m);
        values["customer-churn"].GetProperty("value").GetDecimal().ShouldBe(0.5m);
        values["customer-churn"].GetProperty("interval").GetProperty("low").GetDecimal().ShouldBeLessThan(0.5m);
        values["mrr"].GetProperty("unit").GetString().ShouldBe("USD");
        values["nrr"].GetProperty("options").GetProperty("movement").GetString().ShouldBe("day-net");
        values["nrr"].GetProperty("at").GetString().ShouldBe("2019-12-01");
    }

    [Fact]
    public async Task Without_a_name_all_metrics_are_computed()
    {
        var ended = await server.RunAsync("metrics", "--at", "2019-12-01", "--format", "json");
        ended.Code.ShouldBe(0, ended.ToString());
        using var json = JsonDocument.Parse(ended.Out);
        json.RootElement.GetArrayLength().ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task Metrics_show_as_a_table_and_as_csv()
    {
        var table = await server.RunAsync("metrics", "grr", "--at", "2019-12-01", "--window", "12m");
        table.Out.ShouldContain("66.67 %");
        var csv = await server.RunAsync("metrics", "mrr", "--from", "2019-01-01", "--to", "2019-04-01", "--grain", "month", "--format", "csv");
        var lines = csv.Out.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("id,at,period_start,period_end,value,unit,");
        lines.Length.ShouldBe(4);
        lines[^1].ShouldStartWith("mrr,2019-03-31,2019-03-01,2019-04-01,200");
    }

    [Fact]
    public async Task An_unknown_metric_or_option_is_wrong_usage_and_guessed()
    {
        var metric = await server.RunAsync("metrics", "nrrr");
        metric.Code.ShouldBe(2, metric.ToString());
        metric.Error.ShouldContain("customer-churn");
        metric.Error.ShouldContain("Did you mean nrr?");
        var option = await server.RunAsync("movements", "--option", "movment=period-net");
        option.Code.ShouldBe(2, option.ToString());
        option.Error.ShouldContain("Did you mean movement?");
        var value = await server.RunAsync("movements", "--option", "movement=net");
        value.Code.ShouldBe(2, value.ToString());
        value.Error.ShouldContain("period-net");
    }

    [Fact]
    public async Task What_the_data_cannot_answer_is_a_failure_and_no_wrong_usage()
    {
        var ended = await server.RunAsync("movements", "--from", "2019-01-01", "--to", "2019-07-01", "--option", "currency=EUR");
        ended.Code.ShouldBe(1, ended.ToString());
        ended.Error.ShouldContain("from USD to EUR");
        ended.Error.ShouldContain("Import fx-rates");
    }

    [Fact]
    public async Task The_rows_of_a_figure_are_its_accounts()
    {
        var rows = await server.RunAsync("metrics", "rows", "grr", "--at", "2019-12-01", "--window", "12m", "--format", "json");
        rows.Code.ShouldBe(0, rows.ToString());
        using var json = JsonDocument.Parse(rows.Out);
        json.RootElement.EnumerateArray().Sum(r => r.GetProperty("numerator").GetDecimal()).ShouldBe(100m);
        (await server.RunAsync("metrics", "rows", "grr", "--at", "2019-12-01", "--window", "12m", "--format", "csv")).Out.ShouldStartWith("account_id,name,segment,owner,numerator,denominator");
    }

    [Fact]
    public async Task Movements_are_a_row_a_period_with_losses_negative()
    {
        var ended = await server.RunAsync("movements", "--from", "2019-01-01", "--to", "2019-07-01", "--grain", "quarter", "--option", "movement=period-net", "--format", "csv");
        ended.Code.ShouldBe(0, ended.ToString());
        var lines = ended.Out.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("period,opening_mrr,opening_customers,new_mrr,new_customers,reactivation_mrr,reactivation_customers,expansion_mrr,expansion_customers,contraction_mrr,contraction_customers,churn_mrr,churn_customers,fx_mrr,closing_mrr,closing_customers");
        lines.Length.ShouldBe(3);
        Numbers(lines[1]).ShouldBe([150, 2, 0, 0, 0, 0, 50, 1, 0, 0, 0, 0, 0, 200, 2]);
        Numbers(lines[2]).ShouldBe([200, 2, 0, 0, 0, 0, 0, 0, 0, 0, -50, 1, 0, 150, 1]);
    }

    [Fact]
    public async Task Movement_events_name_day_account_kind_amount_and_currency()
    {
        var ended = await server.RunAsync("movements", "--from", "2019-01-01", "--to", "2019-07-01", "--events", "--format", "csv");
        var lines = ended.Out.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("day,account_id,kind,amount,currency");
        lines.ShouldContain(line => line.StartsWith("2019-03-01,c1,expansion,50", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("2019-06-01,c2,churn,-50", StringComparison.Ordinal));
        lines.Length.ShouldBe(3);
    }

    [Fact]
    public async Task Cohorts_and_curves_show_who_still_pays()
    {
        var table = await server.RunAsync("cohorts", "--at", "2019-12-01");
        table.Code.ShouldBe(0, table.ToString());
        table.Out.ShouldContain("2018-01");
        (await server.RunAsync("cohorts", "--at", "2019-12-01", "--format", "csv")).Out.ShouldStartWith("cohort,cohort_customers,month,customers,retention,closing_mrr,incomplete");
        var curves = await server.RunAsync("cohorts", "curves", "--at", "2019-12-01", "--format", "json");
        using var json = JsonDocument.Parse(curves.Out);
        json.RootElement.GetProperty("customers").GetInt64().ShouldBe(2);
        json.RootElement.GetProperty("churns").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task The_catalog_is_listed() => (await server.RunAsync("metrics", "list")).Out.ShouldContain("customer-churn");

    private static decimal[] Numbers(string line) => [.. line.Split(',').Skip(1).Select(cell => decimal.Parse(cell, System.Globalization.CultureInfo.InvariantCulture))];

    public sealed class Imported : IAsyncLifetime
    {
        private readonly ServerProcess _server = new();

        public Task<Program.Ended> RunAsync(params string[] args) => _server.RunAsync(args);

        public async ValueTask InitializeAsync()
        {
            await _server.InitializeAsync();
            var file = Path.Combine(_server.Data, "periods.csv");
            await File.WriteAllTextAsync(file, """
                subscription_id,customer_id,start_date,end_date,monthly_amount
                s1,c1,2018-01-01,2019-03-01,100
                s2,c2,2018-01-01,2019-06-01,50
                s3,c1,2019-03-01,,150
                """);
            var ended = await RunAsync("import", "subscription-periods", file);
            ended.Code.ShouldBe(0, ended.ToString());
        }

        public ValueTask DisposeAsync() => _server.DisposeAsync();
    }
}
