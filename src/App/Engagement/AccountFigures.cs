using Perennial.Core;
using Perennial.Core.Engagement;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.App.Engagement;

/// <summary>The figures above an account's usage, each as its metric has it.</summary>
/// <param name="People">Active in the month.</param>
/// <param name="Before">In the month before.</param>
/// <param name="ActiveDays">Days of the month with an event.</param>
public sealed record AccountFigures(Figure People, Figure Before, Figure Stickiness, long ActiveDays)
{
    internal static AccountFigures Of(Period month, Period before, WorkspaceOptions options, IUsageOfSlice done)
    {
        Figure Value(string metric, Period period) => Figure.Of(MetricCatalog.Find(metric)!.OfUsage!(new UsageInputs(period, options, done, null)));
        return new(Value("mau", month), Value("mau", before), Value("stickiness", month), done.Over(null, month).ActiveDays);
    }
}
