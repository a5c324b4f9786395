using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Risk;
using Perennial.Client;
using Perennial.Core.Risk;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Risk;

/// <summary>A planted book through the whole product: what is said comes near what was planted, and what knows the future is named.</summary>
public sealed class PlantedRiskTests(PlantedHost planted) : IClassFixture<PlantedHost>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_said_on_past_days_is_nearly_as_good_as_the_planted_truth()
    {
        var report = await planted.Client.RiskGradeAsync(Now);
        var whole = report.Grades.Single(g => g is { By: "model", Horizon: 30, Part: "" });
        whole.Verdict.ShouldBeNull();
        DateOnly[] days = [.. report.Grades.Where(g => g is { By: "model", Horizon: 30 } && DateOnly.TryParse(g.Part, CultureInfo.InvariantCulture, out _)).Select(g => DateOnly.Parse(g.Part, CultureInfo.InvariantCulture))];
        var truth = days.SelectMany(day => planted.Book.Truth[day].Select(row => (row.Hazard, Churned: planted.Book.Left.TryGetValue(row.Account, out var left) && left <= day.AddDays(1).AddMonths(1).AddDays(-1)))).ToList();
        (whole.N, whole.Churns).ShouldBe((truth.Count, truth.Count(row => row.Churned)), "each customer of each day, once");
        var best = Grade.Of([.. truth.Select(row => row.Hazard)], [.. truth.Select(row => (byte)(row.Churned ? 1 : 0))], 20);
        whole.Auc!.Value.ShouldBeGreaterThan(best.Auc - 0.02);
        var rate = (double)whole.Churns / whole.N;
        ((1 - whole.BrierSkill!.Value) * rate * (1 - rate) / best.Brier).ShouldBeInRange(0.9, 1.1);
        whole.Slope!.Value.ShouldBeInRange(0.75, 1.3);
        whole.Curve.Count.ShouldBeGreaterThan(4);
        report.Grades.Where(g => g is { By: "model", Part: "" }).Select(g => g.Horizon).ShouldBe([30, 90, 180]);
        report.Grades.Count(g => g is { By: "model", Horizon: 90 } && g.Part.StartsWith("segment:", StringComparison.Ordinal)).ShouldBe(2);
        report.Said.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_book_is_by_what_is_at_risk_and_each_account_has_its_reasons()
    {
        var book = await planted.Client.RiskAsync(cancellation: Now);
        book.Refusal.ShouldBeNull();
        book.Churns.ShouldBe(planted.Book.Churns);
        book.Accounts.Count.ShouldBe(PlantedHost.Accounts - planted.Book.Churns);
        book.Accounts.Select(a => a.Arr!.Value * a.In90!.P).ShouldBeInOrder(SortDirection.Descending);
        foreach (var account in book.Accounts)
        {
            (account.In30!.P <= account.In90!.P && account.In90.P <= account.In180!.P).ShouldBeTrue();
            (account.In90.Low <= account.In90.P && account.In90.P <= account.In90.High).ShouldBeTrue();
            account.ToRenewal.ShouldNotBeNull();
        }
        var reasons = book.Accounts.SelectMany(a => a.Reasons).ToList();
        reasons.Select(r => r.Signal).Distinct().ShouldBeSubsetOf(["renewal-due", "segment", "mrr", "mrr-trend", "tenure", "contract-months", "discount", "past-due", "nps-last", "nps-trend", "days-since-answer", "open-tickets", "escalated-tickets", "tickets-opened", "tickets-reopened", "first-response", "ticket-csat", "time-to-first-value", "days-in-onboarding"]);
        reasons.ShouldContain(r => r.Words.StartsWith("Last NPS answer: ", StringComparison.Ordinal) && r.Words.Contains("on average", StringComparison.Ordinal));
        var risk = await planted.Host.Services.GetRequiredService<WorkspaceRisk>().FreshAsync(Now);
        var distances = risk.Accounts.Values.Select(a => (Sum: a.Reasons.Sum(r => r.LogOdds), Distance: Math.Log(-Math.Log(1 - a.In30.P)))).OrderBy(a => a.Sum).ToList();
        (distances[^1].Distance - distances[0].Distance).ShouldBeGreaterThan(0.5 * (distances[^1].Sum - distances[0].Sum), "who has the reasons has the risk");
    }

    [Fact]
    public async Task Fields_that_know_the_future_are_named_and_not_used()
    {
        var alarms = (await planted.Client.RiskAsync(cancellation: Now)).Alarms.ToDictionary(a => a.Column);
        (alarms["churn_flag"].Kind, alarms["churn_flag"].Used).ShouldBe(("speaks-of-outcome", false));
        (alarms["exit_note"].Kind, alarms["exit_note"].Used).ShouldBe(("filled-by-churn", false));
        alarms["exit_note"].Reason.ShouldContain("100.0% of those who churned");
        (alarms["industry"].Kind, alarms["industry"].Used).ShouldBe(("known-later", false));
        using var browser = await planted.Host.SignedIn();
        var page = await browser.GetStringAsync("/risk", Now);
        page.ShouldContain("exit_note");
        page.ShouldContain("its name speaks of churn itself");
    }

    [Fact]
    public async Task Pages_show_probabilities_with_bounds_reasons_and_grade()
    {
        using var browser = await planted.Host.SignedIn();
        var first = (await planted.Client.RiskAsync(cancellation: Now)).Accounts[0];
        var book = await browser.GetStringAsync("/risk", Now);
        book.ShouldContain(first.AccountName);
        book.ShouldContain("Customers by what is at risk");
        book.ShouldContain("Customers by risk and revenue");
        var account = await browser.GetStringAsync($"/risk/{first.AccountId}", Now);
        account.ShouldContain("To renewal");
        account.ShouldContain("Grade at 90 days: AUC");
        account.ShouldContain("on average");
        foreach (var horizon in (int[])[30, 90, 180])
        {
            var grade = await browser.GetStringAsync($"/health/grade?horizon={horizon}", Now);
            grade.ShouldContain("Reliability curve");
            grade.ShouldContain("By segment");
            grade.ShouldContain("Green accounts that churned");
        }
        var one = await planted.Client.AccountRiskAsync(first.AccountId, Now);
        (one.Risk.In90, one.Grades.Count).ShouldBe((first.In90, 3));
        (await browser.GetAsync("/risk/nobody", Now)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_command_line_says_the_same()
    {
        using var api = planted.Host.Api();
        Task<Cli.Program.Ended> Run(params string[] args) => Cli.Program.RunAsync([.. args, "--server", planted.Host.Url.ToString()], environment: new() { ["PERENNIAL_TOKEN"] = api.DefaultRequestHeaders.Authorization!.Parameter! });
        var first = (await planted.Client.RiskAsync(cancellation: Now)).Accounts[0];
        var list = await Run("risk", "list", "--limit", "3");
        list.Code.ShouldBe(0, list.ToString());
        list.Out.ShouldContain(first.AccountId);
        (await Run("risk", "show", first.AccountId)).Out.ShouldContain("To renewal");
        (await Run("risk", "leaks")).Out.ShouldContain("exit_note");
        var grade = await Run("health", "grade", "--horizon", "90");
        grade.Code.ShouldBe(0, grade.ToString());
        grade.Out.ShouldContain("model");
        grade.Error.ShouldContain("as known today");
        (await Run("health", "grade", "--horizon", "45")).Code.ShouldBe(2);
    }
}
