using System.Reflection;
using System.Text;
using Perennial.Core;
using Perennial.Core.Options;

namespace Perennial.Tests.Core.Revenue.Metrics;

public sealed class CatalogTests
{
    private static readonly string[] NotRevenue = ["nps-weighting", "fcr-days", "stickiness-window", "feature", "cohort-age", "funnel", "funnel-within", "single-events-days", "journey-phases", "journey-phase", "risk-capacity"];

    [Fact]
    public void Every_metric_has_its_test() => MissingTests(MetricCatalog.All.Select(m => m.Id), "Metrics", "Tests").ShouldBeEmpty();

    [Fact]
    public void Every_option_that_touches_revenue_is_worked_out_by_hand() =>
        MissingTests(OptionCatalog.All.Select(o => o.Name).Except(NotRevenue), "Options", "ByHand").ShouldBeEmpty();

    [Fact]
    public void A_metric_without_a_test_would_be_named() => MissingTests(["mrr", "no-such-metric"], "Metrics", "Tests").ShouldBe(["no-such-metric"]);

    [Fact]
    public void Options_named_by_metrics_exist() => MetricCatalog.All.SelectMany(m => m.Options).ShouldAllBe(name => OptionCatalog.Find(name) != null);

    [Fact]
    public void The_catalog_snapshot_is_current()
    {
        MetricCatalog.All.Count.ShouldBeGreaterThan(30);
        var text = new StringBuilder();
        foreach (var m in MetricCatalog.All) text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{m.Id} | {m.Name} | {m.Unit} | {m.Formula} | {m.Window} | {string.Join(' ', m.Options)}");
        Snapshot.Match("metrics.txt", text.ToString());
    }

    private static List<string> MissingTests(IEnumerable<string> ids, string folder, string suffix)
    {
        var classes = typeof(CatalogTests).Assembly.GetTypes().Where(t => t.Namespace == $"Perennial.Tests.Core.Revenue.{folder}" || t.Namespace == $"Perennial.Tests.Core.Engagement.{folder}").Select(t => t.Name).ToHashSet();
        var tried = typeof(CatalogTests).Assembly.GetTypes().Where(t => t.Namespace == "Perennial.Tests.Core.Voice").SelectMany(t => t.GetMethods()).SelectMany(m => m.GetCustomAttributes<TraitAttribute>()).Where(t => t.Name == "metric").Select(t => t.Value).ToHashSet();
        return [.. ids.Where(id => !tried.Contains(id) && !classes.Contains(string.Concat(id.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + suffix))];
    }
}
