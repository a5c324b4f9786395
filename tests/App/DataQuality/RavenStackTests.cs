using System.Net;
using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;

namespace Perennial.Tests.App.DataQuality;

/// <summary>The public RavenStack company, brought in with the mappings of docs/examples. Its surprises are counted here once more, from the files alone.</summary>
public sealed class RavenStackTests
{
    private static readonly DateOnly _today = DateOnly.FromDateTime(TestClock.Start.UtcDateTime);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RavenStack_comes_in_its_metrics_show_and_every_surprise_is_named_with_its_count()
    {
        var files = RavenStackFiles.Find();
        Assert.SkipWhen(files is null, "SKIPPED: RavenStack's files are not here. Put them into ../shared/data/ravenstack, or say where with PERENNIAL_RAVENSTACK.");
        await using var host = await PerennialHost.StartAsync();
        using var api = host.Api(Scopes.Admin);
        (await Bring(api, files!, "accounts", "accounts")).Counts.ShouldBe(new ImportCounts(500, 0, 0, 0));
        (await Bring(api, files!, "subscriptions", "subscription-lines")).Counts.ShouldBe(new ImportCounts(5000, 0, 0, 0));
        var usage = (await Bring(api, files!, "feature_usage", "events")).Counts;
        var ids = files!.Usage.Select(u => u["usage_id"]).ToList();
        (usage.Stored, usage.Doubled, usage.Unmapped, usage.Refused).ShouldBe((ids.Distinct().Count(), ids.Count - ids.Distinct().Count(), 0, 0));

        var mrr = await api.GetFromJsonAsync<List<MetricValue>>("/api/v1/metrics/mrr?at=2026-01-14", Now);
        mrr![0].Value.ShouldBe(files!.ByAccount.SelectMany(a => a).Where(s => s.IsPaid).Sum(s => s.Mrr));
        var metrics = await api.GetFromJsonAsync<List<MetricValue>>("/api/v1/metrics?ids=nrr,grr,customer-churn&at=2024-12-31&window=12m", Now);
        metrics!.ShouldAllBe(m => m.Value != null);

        var found = (await api.GetFromJsonAsync<DataQualitySummary>("/api/v1/data-quality", Now))!.Checks.Where(c => c.Count > 0).ToDictionary(c => c.Id, c => c.Count);
        found.OrderBy(c => c.Key, StringComparer.Ordinal).ShouldBe(Counted(files).Where(c => c.Value > 0).OrderBy(c => c.Key, StringComparer.Ordinal));
    }

    private static Dictionary<string, int> Counted(RavenStackFiles files)
    {
        var of = files.ByAccount;
        int Accounts(Func<Dictionary<string, string>, RavenStackFiles.Subscription[], bool> that) => files.Accounts.Count(a => that(a, [.. of[a["account_id"]]]));
        int Lines(Func<RavenStackFiles.Subscription, bool> that) => of.SelectMany(a => a).Count(that);
        static bool Says(Dictionary<string, string> account, string flag) => account[flag] == "True";
        return new(StringComparer.Ordinal)
        {
            ["churned-still-paying"] = Accounts((a, s) => Says(a, "churn_flag") && s.Any(x => x.IsPaid)),
            ["gone-not-marked-churned"] = Accounts((a, s) => !Says(a, "churn_flag") && !s.Any(x => x.IsPaid)),
            ["trial-still-paying"] = Accounts((a, s) => Says(a, "is_trial") && s.Any(x => x.IsPaid)),
            ["trial-without-trial-line"] = Accounts((a, s) => Says(a, "is_trial") && !s.Any(x => x is { IsTrial: true, IsLive: true })),
            ["plan-not-subscribed"] = Accounts((a, s) => s.Any(x => x.IsLive) && !s.Any(x => x.IsLive && x.Plan == a["plan_tier"])),
            ["one-plan-several-products"] = Accounts((_, s) => s.Where(x => x.IsLive).Select(x => x.Plan).Distinct().Count() > 1),
            ["seats-differ"] = Accounts((a, s) => s.Any(x => x.IsLive) && s.Where(x => x.IsLive).Sum(x => x.Seats).ToString(System.Globalization.CultureInfo.InvariantCulture) != a["seats"]),
            ["several-subscriptions"] = Accounts((_, s) => s.Count(x => x.IsPaid) > 1),
            ["same-product-twice"] = Accounts((_, s) => s.Where(x => x.IsPaid).GroupBy(x => x.Plan, StringComparer.Ordinal).Any(g => g.Count() > 1)),
            ["line-after-sign-up"] = Accounts((a, s) => s.Min(x => x.Start) > DateOnly.Parse(a["signup_date"], System.Globalization.CultureInfo.InvariantCulture)),
            ["line-before-sign-up"] = Accounts((a, s) => s.Min(x => x.Start) < DateOnly.Parse(a["signup_date"], System.Globalization.CultureInfo.InvariantCulture)),
            ["data-stops"] = Accounts((_, s) => s.Any(x => x.IsPaid)),
            ["usage-before-start"] = Used(files, (s, days) => days.Min() < s.Start),
            ["usage-after-end"] = Used(files, (s, days) => days.Max() > s.End),
            ["repeated-event-ids"] = files.Usage.Count - files.Usage.Select(u => u["usage_id"]).Distinct().Count(),
            ["zero-length-lines"] = Lines(s => s.End <= s.Start),
            ["trial-without-end"] = Lines(s => s is { IsTrial: true, IsLive: true } && _today.DayNumber - s.Start.DayNumber > 90),
            ["ended-without-end"] = Lines(s => s.Is("churn_flag") && s.IsLive),
            ["end-not-said"] = Lines(s => !s.Is("churn_flag") && !s.IsLive),
            ["upgrade-not-shown"] = Lines(s => s.Is("upgrade_flag")),
            ["downgrade-not-shown"] = Lines(s => s.Is("downgrade_flag")),
            ["upgrade-and-downgrade"] = Lines(s => s.Is("upgrade_flag") && s.Is("downgrade_flag")),
            ["billing-differs"] = Lines(s => s.IsYearly),
            ["year-cut-short"] = Lines(s => s.IsYearly && s.End < s.Start.AddYears(1)),
            ["not-renewing-yet-running"] = Lines(s => s.IsLive && !s.Is("auto_renew_flag") && (s.IsYearly ? s.Start.AddYears(1) : s.Start.AddMonths(1)) <= _today),
            ["free-outside-trial"] = Lines(s => s is { IsTrial: false, Mrr: 0 }),
        };
    }

    /// <summary>Subscriptions of which that holds, with the days of their use: of an id that comes twice the first row.</summary>
    private static int Used(RavenStackFiles files, Func<RavenStackFiles.Subscription, List<DateOnly>, bool> that)
    {
        var days = files.Usage.DistinctBy(u => u["usage_id"]).ToLookup(u => u["subscription_id"], u => DateOnly.Parse(u["usage_date"], System.Globalization.CultureInfo.InvariantCulture));
        return files.Subscriptions.Count(s => days[s["subscription_id"]].ToList() is { Count: > 0 } used && that(new(s), used));
    }

    internal static async Task<Perennial.Client.Import> Bring(HttpClient api, RavenStackFiles files, string table, string kind)
    {
        var mapping = Uri.EscapeDataString(Repository.Read($"docs/examples/ravenstack-{table}.yaml"));
        await using var file = File.OpenRead(files.File(table));
        using var body = new StreamContent(file) { Headers = { ContentType = new("text/csv") } };
        var answer = await api.PostAsync($"/api/v1/imports?kind={kind}&fileName=ravenstack_{table}.csv&mapping={mapping}", body, Now);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(Now));
        var import = await answer.Content.ReadFromJsonAsync<Perennial.Client.Import>(ApiJson.Options, Now);
        while (!import!.HasEnded)
        {
            await Task.Delay(50, Now);
            import = await api.GetFromJsonAsync<Perennial.Client.Import>($"/api/v1/imports/{import.Id}", ApiJson.Options, Now);
        }
        import.Status.ShouldBe("done", import.Error);
        return import;
    }
}
