using Perennial.Core;

namespace Perennial.App.Revenue.Why;

/// <summary>What the numbers of the accounts behind a figure are, in a word or two over their columns.</summary>
internal static class ColumnHeads
{
    private const string People = "People";

    public static string Upper(Metric metric) => metric.Id switch
    {
        "dau" => "People, day by day",
        "stickiness" => "People of a mean day",
        "visit-frequency" => "Days with a visit",
        _ when metric.CountsPeople => People,
        _ when metric.OfUsage is not null => Capital(metric.NumeratorName),
        _ => metric.DenominatorName is null ? "Amount" : "Numerator",
    };

    public static string Lower(Metric metric) => metric.Id switch
    {
        "dau" => "Days",
        "seat-utilisation" => "Seats",
        "user-retention" => "People of the cohort",
        "funnel" => "People at the first step",
        _ when metric.CountsPeople => metric.Unit == MetricUnit.Ratio && metric.Id != "stickiness" ? "All people" : People,
        _ when metric.OfUsage is not null => Capital(metric.DenominatorName ?? ""),
        _ => "Denominator",
    };

    private static string Capital(string words) => words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
}
