using System.Globalization;
using System.Text.Json;
using Perennial.App.Demo;
using Perennial.Tests.App.DataQuality;

namespace Perennial.Tests.Cli;

/// <summary>The analyses that run by themselves, on files.</summary>
public sealed class BacktestTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perennial-backtest-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_telecom_snapshot_is_told_apart_and_the_report_says_what_that_does_not_prove()
    {
        var data = RavenStackFiles.Find()?.File("accounts") is { } near ? Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(near))!, "mlc_churn.csv") : null;
        Assert.SkipUnless(data is not null && File.Exists(data), "SKIPPED: mlc_churn.csv is not here (shared/data beside the checkout)");
        var probabilities = Path.Combine(_folder.FullName, "out.csv");
        var (code, output, error) = await InProcess.RunAsync("risk", "backtest", "--panel", data!, "--schema", Repository.At("docs/examples/mlc-churn.yaml"), "--split", "rows:10", "--out", probabilities, "--format", "json");
        code.ShouldBe(0, error);
        var report = JsonDocument.Parse(output).RootElement;
        report.GetProperty("judgedRows").GetInt32().ShouldBe(5000);
        report.GetProperty("auc").GetDouble().ShouldBeGreaterThanOrEqualTo(0.815);
        report.GetProperty("calibrationSlope").GetDouble().ShouldBeInRange(0.8, 1.25);
        report.GetProperty("notes").EnumerateArray().ShouldContain(note => note.GetString()!.Contains("snapshot", StringComparison.Ordinal));
        report.GetProperty("columns").EnumerateArray().ShouldAllBe(column => column.GetProperty("use").GetString() == "used");
        (await File.ReadAllLinesAsync(probabilities, TestContext.Current.CancellationToken)).Length.ShouldBe(5001);
    }

    [Fact]
    public async Task A_panel_with_time_is_split_by_time_and_its_leaks_are_named()
    {
        var dice = new Dice(1);
        var rows = new List<string> { "account_id,month,use,plan,reason,churned,later" };
        for (var account = 0; account < 400; account++)
            for (var month = 0; month < 18; month++)
            {
                var (use, at) = (dice.Fraction() * 2 - 1, new DateOnly(2023, 1, 1).AddMonths(month));
                var churned = dice.Fraction() < 1 / (1 + Math.Exp(2.5 + 1.5 * use));
                rows.Add(string.Create(CultureInfo.InvariantCulture, $"A{account},{at:yyyy-MM-dd},{use:0.000},{(account % 3 == 0 ? "pro" : "team")},{(churned ? "price" : "")},{(month == 17 ? "" : churned ? "yes" : "no")},x"));
            }
        rows.Add("A1,2023-02-30,1,pro,,no,x");
        rows.Add("A1,2023-02-01,high,pro,,no,x");
        rows.Add("A1,2023-02-01,1,pro,,perhaps,x");
        var (panel, schema) = await FilesAsync(rows, "label: churned\naccount: account_id\ntime: month\nhorizon: 31d\ncolumns:\n  use: {kind: number, known_at: before, sign: down}\n  plan: {kind: category, known_at: at}\n  reason: {kind: category, known_at: at}\n");
        var (code, output, error) = await InProcess.RunAsync("risk", "backtest", "--panel", panel, "--schema", schema, "--split", "time:2024-01-01", "--capacity", "100");
        code.ShouldBe(3, "three rows cannot be read");
        error.ShouldContain("line 7202, month: '2023-02-30' is no day such as 2024-01-31");
        error.ShouldContain("line 7203, use: 'high' is no number");
        error.ShouldContain("line 7204, churned: 'perhaps' says neither that it churned nor that it stayed");
        error.ShouldContain("400 rows have no outcome yet");
        error.ShouldContain("left out: later");
        output.ShouldContain("by time at 2024-01-01");
        output.ShouldContain("2000 rows, 207 churned");
        output.ShouldContain("refused");
        output.ShouldContain("it is filled in for 100.0% of those who churned and for 0.0% of those who stayed");
        output.ShouldContain("of the 100 with the most risk");
    }

    [Fact]
    public async Task A_category_of_very_many_words_is_told_by_its_most_frequent_ones()
    {
        var rows = Enumerable.Range(0, 3000).SelectMany(account => Enumerable.Range(0, 2 + account % 3).Select(month => string.Create(CultureInfo.InvariantCulture, $"A{account},{account % 10 == 0 && month == 1}")));
        var (panel, schema) = await FilesAsync(["account_id,churned", .. rows], "label: churned\ncolumns:\n  account_id: {kind: category, known_at: before}\n");
        var (code, output, error) = await InProcess.RunAsync("risk", "backtest", "--panel", panel, "--schema", schema, "--split", "rows:2", "--format", "json");
        code.ShouldBe(0, error);
        JsonDocument.Parse(output).RootElement.GetProperty("notes").EnumerateArray().ShouldContain(note => note.GetString() == "account_id has 3000 different words: the 60 most frequent are told apart, the rest are one, \"other\".");
    }

    [Fact]
    public async Task A_panel_that_no_machine_holds_is_refused_by_its_widest_columns()
    {
        string[] names = [.. Enumerable.Range(0, 2001).Select(i => string.Create(CultureInfo.InvariantCulture, $"c{i}"))];
        var (panel, schema) = await FilesAsync([string.Join(',', names) + ",churned", string.Concat(Enumerable.Repeat("1,", names.Length)) + "1"], "label: churned\ncolumns:\n" + string.Concat(names.Select(name => $"  {name}: {{kind: number, known_at: before}}\n")));
        var (code, output, error) = await InProcess.RunAsync("risk", "backtest", "--panel", panel, "--schema", schema);
        (code, output).ShouldBe((1, ""));
        error.ShouldContain("The columns become 2001 features of 1 rows; at most 2000 features");
    }

    [Fact]
    public async Task Three_churns_give_no_probability()
    {
        var (panel, schema) = await FilesAsync(["use,churned", .. Enumerable.Range(0, 60).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i % 7},{(i % 25 == 0 ? 1 : 0)}"))], "label: churned\ncolumns:\n  use: {kind: number, known_at: before}\n");
        var (code, output, error) = await InProcess.RunAsync("risk", "backtest", "--panel", panel, "--schema", schema, "--split", "rows:2", "--format", "json");
        code.ShouldBe(0, error);
        var report = JsonDocument.Parse(output).RootElement;
        report.GetProperty("auc").ValueKind.ShouldBe(JsonValueKind.Null);
        report.GetProperty("notes")[0].GetString()!.ShouldContain("5 are the fewest to fit from: no probability is given");
        report.GetProperty("columns")[0].GetProperty("use").GetString().ShouldBe("not fitted");
    }

    [Theory]
    [InlineData("columns: {}", "The schema has no 'label'")]
    [InlineData("label: churned", "The schema has no 'columns'")]
    [InlineData("label: churned\ncolumns:\n  use: {kind: numeric, known_at: at}", "The schema, line 3: 'numeric' is no kind; it is one of number, category, flag, day.")]
    [InlineData("label: churned\ncolumns:\n  use: {kind: number}", "The schema, line 3: 'use' has no 'known_at'")]
    [InlineData("label: churned\nhorizon: soon\ncolumns: {}", "The schema, line 2: 'horizon' is a time such as 90d")]
    [InlineData("label: churned\nwhen: month\ncolumns: {}", "The schema, line 1: 'when' is not known in the schema")]
    [InlineData("label: lost\ncolumns: {}", "The schema names 'lost' under 'label', and the file has no such column. It has use, churned.")]
    [InlineData("label: [", "The schema, line 2, column 1: this is not YAML: ")]
    [InlineData("label: churned\ntime: month\ncolumns: {}", "The schema, line 2: 'time' needs a 'horizon'")]
    [InlineData("? &a [*a]\n: 1\n", "The schema, line 1, column 3: anchors and aliases are not read")]
    [InlineData("label: &a churned\ncolumns: *a\n", "The schema, line 1, column 8: anchors and aliases are not read")]
    [InlineData("label: churned\n? [a]\n: 1\n", "The schema, line 2, column 3: the name of a part is a text")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[", "The schema, line 1, column 21: it is nested deeper than 20 levels")]
    public async Task A_schema_that_cannot_be_meant_is_refused_with_its_place(string text, string said)
    {
        var (panel, schema) = await FilesAsync(["use,churned", "1,0", "2,1"], text);
        var (code, output, error) = await InProcess.RunAsync("risk", "backtest", "--panel", panel, "--schema", schema);
        (code, output).ShouldBe((1, ""));
        error.ShouldContain(said);
    }

    [Fact]
    public async Task The_curve_of_published_counts_is_fitted_and_projected()
    {
        var file = await FileAsync("cohort.csv", ["period,customers", .. new[] { 1000, 869, 743, 653, 593, 551, 517, 491 }.Select((customers, period) => string.Create(CultureInfo.InvariantCulture, $"{period},{customers}"))]);
        var (code, output, error) = await InProcess.RunAsync("retention", "fit", file, "--model", "sbg", "--project", "5", "--format", "json");
        code.ShouldBe(0, error);
        var curve = JsonDocument.Parse(output).RootElement;
        curve.GetProperty("alpha").GetDouble().ShouldBe(0.668, 0.0005);
        curve.GetProperty("beta").GetDouble().ShouldBe(3.806, 0.0005);
        curve.GetProperty("logLikelihood").GetDouble().ShouldBe(-1611.2, 0.05);
        curve.GetProperty("periods")[11].GetProperty("fitted").GetDouble().ShouldBe(0.3780, 0.0001);
    }

    [Fact]
    public async Task Observed_survival_is_worked_out_by_hand_with_ties()
    {
        // At 3 two churn and one is censored (at risk then), at 5 one churns: (1 - 2/6) x (1 - 1/3).
        var file = await FileAsync("lifetimes.csv", ["periods,churned", "3,yes", "3,yes", "3,no", "5,yes", "6,no", "8,no"]);
        var (code, output, error) = await InProcess.RunAsync("retention", "fit", file, "--model", "km", "--format", "json");
        code.ShouldBe(0, error);
        var steps = JsonDocument.Parse(output).RootElement;
        steps.GetArrayLength().ShouldBe(2);
        steps[0].GetProperty("observed").GetDouble().ShouldBe(2 / 3.0, 1e-12);
        steps[1].GetProperty("atRisk").GetInt64().ShouldBe(3);
        steps[1].GetProperty("observed").GetDouble().ShouldBe(4 / 9.0, 1e-12);
    }

    [Fact]
    public async Task Repeat_buying_is_fitted_from_transactions()
    {
        var dice = new Dice(4);
        var rows = new List<string> { "customer,date" };
        for (var customer = 0; customer < 600; customer++)
            for (double day = dice.Between(0, 59), pause = 20 * -Math.Log(1 - dice.Fraction()); day < 396; day += 1 - pause * Math.Log(1 - dice.Fraction()))
            {
                rows.Add(string.Create(CultureInfo.InvariantCulture, $"C{customer},{new DateOnly(2024, 1, 1).AddDays((int)day):yyyy-MM-dd}"));
                if (dice.Fraction() < 0.25) break;
            }
        var (code, output, error) = await InProcess.RunAsync("clv", "fit", await FileAsync("bought.csv", rows), "--end", "2025-02-01", "--format", "json");
        code.ShouldBe(0, error);
        var fit = JsonDocument.Parse(output).RootElement;
        fit.GetProperty("customers").GetInt32().ShouldBe(600);
        (fit.GetProperty("a").GetDouble() / (fit.GetProperty("a").GetDouble() + fit.GetProperty("b").GetDouble())).ShouldBe(0.25, 0.08, "a quarter leaves after each purchase");
        fit.GetProperty("alive").GetDouble().ShouldBeInRange(1, 600);
    }

    [Theory]
    [InlineData("retention", "period,customers\n0,10\n2,9", "line 3, period: '2' is out of order: period 1 is expected.")]
    [InlineData("retention", "period,customers\n0,10\n1,11", "line 3, customers: '11' is more than a period before")]
    [InlineData("retention", "periods,churned\n0,yes", "line 2, periods: '0' is no lifetime")]
    [InlineData("retention", "a,b\n0,1", "it has a, b")]
    [InlineData("clv", "customer,date\nx,yesterday", "line 2, date: 'yesterday' is no day such as 2024-01-31.")]
    [InlineData("clv", "frequency,recency,T\n1,5,4", "line 2, recency: '5' is later than t.")]
    [InlineData("clv", "frequency,recency,T\n0,0,4", "only 0 customers bought again")]
    public async Task A_file_that_cannot_be_read_is_refused_with_its_place(string verb, string text, string said)
    {
        var (code, output, error) = await InProcess.RunAsync(verb, "fit", await FileAsync("file.csv", text.Split('\n')));
        (code, output).ShouldBe((1, ""));
        error.ShouldContain(said);
    }

    private async Task<(string Panel, string Schema)> FilesAsync(IEnumerable<string> rows, string schema) => (await FileAsync("panel.csv", rows), await FileAsync("schema.yaml", [schema]));

    private async Task<string> FileAsync(string name, IEnumerable<string> lines)
    {
        var file = Path.Combine(_folder.FullName, name);
        await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);
        return file;
    }
}
