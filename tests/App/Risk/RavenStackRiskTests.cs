using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.DataQuality;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Risk;

/// <summary>The public RavenStack company, whose labels contradict each other and whose columns tell nothing: the product says so.</summary>
public sealed class RavenStackRiskTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RavenStack_is_told_honestly()
    {
        var files = RavenStackFiles.Find();
        Assert.SkipWhen(files is null, "SKIPPED: RavenStack's files are not here. Put them into ../shared/data/ravenstack, or say where with PERENNIAL_RAVENSTACK.");
        await using var host = await PerennialHost.StartAsync();
        using var api = host.Api(Scopes.Admin);
        using var client = host.Client();
        await RavenStackTests.Bring(api, files!, "accounts", "accounts");
        await RavenStackTests.Bring(api, files!, "subscriptions", "subscription-lines");
        await client.Bring("tickets", await File.ReadAllBytesAsync(files!.File("support_tickets"), Now));
        await client.SetSettingsAsync(new Dictionary<string, string> { ["data-end"] = "2025-01-01" }, Now);

        var book = await client.RiskAsync(cancellation: Now);
        book.Day.ShouldBe(new DateOnly(2024, 12, 31));
        var alarms = book.Alarms.ToDictionary(a => a.Column);
        (alarms["churn_flag"].Kind, alarms["churn_flag"].Used).ShouldBe(("speaks-of-outcome", false));
        alarms["churn_flag"].Reason.ShouldContain("110 accounts");
        alarms["subscription lines: churn_flag"].Used.ShouldBeFalse();
        alarms.Values.ShouldAllBe(a => !a.Used);
        book.Contradictions.Single(c => c.Says.StartsWith("The field churn_flag says churned", StringComparison.Ordinal)).Count.ShouldBe(files.Accounts.Count(a => a["churn_flag"] == "True"), "every one of them still pays");
        book.Contradictions.ShouldContain(c => c.Says.Contains("subscription lines that they churned", StringComparison.Ordinal));

        var grade = await client.RiskGradeAsync(Now);
        grade.Grades.Where(g => g is { By: "model", Part: "" }).Select(g => (g.Horizon, g.Verdict, g.Auc)).ShouldBe([(30, "too few churns to judge", null)], "nobody churned within 30 days of any day that is judged");
        grade.Grades.Where(g => g is { By: "model", Part: "" }).ShouldAllBe(g => g.N > 1000 && g.Churns == 0);
        using var browser = await host.SignedIn();
        var page = await browser.GetStringAsync("/risk", Now);
        page.ShouldContain("Definitions of churn that disagree");
        (book.Refusal, book.Grade).ShouldBe((null, null), "it is fitted, and no day is judged at 90 days");
        page.ShouldContain("Not judged yet: no month that is over lies far enough behind the months that teach.");
        page.ShouldNotContain("It tells who churns better than the base rate.");
    }
}
