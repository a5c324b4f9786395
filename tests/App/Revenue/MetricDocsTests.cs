using System.Text;
using Perennial.Core;

namespace Perennial.Tests.App.Revenue;

public sealed class MetricDocsTests
{
    [Fact]
    public void The_documented_metrics_are_those_of_the_catalog_Snapshot()
    {
        var text = new StringBuilder("""
            # Metrics

            Written by a test from the catalog that the API, the command line and the pages read. A ratio is printed as a fraction; money is in the reporting currency.
            The options of every workspace are under Settings; those that shape all recurring revenue (currency, time-zone, discounts, past-due, pause, churn-date, free-accounts, metered, reactivation-grace-days, data-end, movement) change every figure here.

            | id | name | unit | what it is | looks back | further options |
            |---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var metric in MetricCatalog.All)
            text.Append($"| `{metric.Id}` | {metric.Name} | {(metric.IsMultiple ? "multiple" : metric.Unit.ToString().ToLowerInvariant())} | {metric.Formula} | {metric.Window} | {string.Join(", ", metric.Options.Select(o => $"`{o}`"))} |\n");
        text.Append("""

            Why each is defined as it is, where there was a choice, stands in the [decisions](decisions/README.md).

            """.ReplaceLineEndings("\n"));
        Snapshot.Match("docs/metrics.md", text.ToString());
    }
}
