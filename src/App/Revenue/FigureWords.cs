using System.Globalization;
using Perennial.App.Shell;
using Perennial.Core;

namespace Perennial.App.Revenue;

/// <summary>Figures as people read them.</summary>
public static class FigureWords
{
    /// <summary>In full: $812,430.</summary>
    public static string Show(Metric metric, decimal value, string currency) => Show(metric.Unit, value, currency, metric.IsMultiple);

    /// <summary>In the room of a headline: $812k.</summary>
    public static string ShowShort(Metric metric, decimal value, string currency) =>
        metric.Unit == MetricUnit.Money && Math.Abs(value) >= 10_000 ? Format.MoneyShort(value, currency)
        : Show(metric, metric.Unit == MetricUnit.Count ? Math.Round(value, Math.Abs(value) >= 100 ? 0 : 1) : value, currency);

    /// <summary>A number put into a figure, to the cent.</summary>
    public static string ShowPart(MetricUnit unit, decimal value, string currency) =>
        unit == MetricUnit.Money ? Format.MoneyCents(value, currency) : Show(unit, value, currency, isMultiple: false);

    /// <summary>An account's share of such a number, in a column.</summary>
    public static string ShowShare(MetricUnit unit, decimal value, string currency) => Show(unit, value, currency, isMultiple: false);

    /// <summary>How far a figure moved, without its sign: points of a ratio, percent of an amount.</summary>
    public static string Change(Metric metric, decimal now, decimal before, string currency) => metric switch
    {
        { IsMultiple: true } => Multiple(Math.Abs(now - before)),
        { Unit: MetricUnit.Ratio } => Math.Abs((now - before) * 100).ToString("N1", CultureInfo.InvariantCulture) + " pts",
        { Unit: MetricUnit.Points } => Math.Abs(now - before).ToString("N1", CultureInfo.InvariantCulture) + " pts",
        { Unit: MetricUnit.Score } => Format.Count(Math.Round(Math.Abs(now - before), 2)),
        _ when before == 0 => ShowShort(metric, Math.Abs(now), currency),
        _ => Format.Percent(Math.Abs((now - before) / before)),
    };

    /// <summary>For an axis.</summary>
    public static Func<decimal, string> Tick(Metric metric, string currency) => metric switch
    {
        { IsMultiple: true } => Multiple,
        { Unit: MetricUnit.Ratio } => value => Format.Percent(value, value * 100 == Math.Truncate(value * 100) ? 0 : 1),
        { Unit: MetricUnit.Money } => value => Format.MoneyShort(value, currency),
        { Unit: MetricUnit.Minutes } => value => Math.Abs(value) < 1000 ? Format.Count(value) + " min" : Format.Count(Math.Round(value / 60, 1)) + " h",
        _ => Format.CountShort,
    };

    private static string Show(MetricUnit unit, decimal value, string currency, bool isMultiple) => unit switch
    {
        MetricUnit.Ratio => isMultiple ? Multiple(value) : Format.Percent(value),
        MetricUnit.Money => Format.Money(value, currency),
        MetricUnit.Points => Format.Count(Math.Round(value, 1)),
        MetricUnit.Score => Format.Count(Math.Round(value, 2)),
        MetricUnit.Minutes => Minutes(value),
        MetricUnit.Months => Format.Count(Math.Round(value, 1)) + " months",
        _ => Format.Count(Math.Round(value, Math.Abs(value) switch { >= 100 => 0, >= 10 => 1, _ => 2 })),
    };

    /// <summary>What an interval reaches from and to, as its figure is read.</summary>
    public static string ShowBounds(Metric metric, Core.Statistics.Interval interval, string currency) => $"{Show(metric, interval.Low, currency)} to {Show(metric, interval.High, currency)}";

    /// <summary>42 min, 3 h 5 min, 2 d 4 h.</summary>
    private static string Minutes(decimal minutes) => Math.Abs(minutes) switch
    {
        < 10 => Format.Count(Math.Round(minutes, 1)) + " min",
        < 60 => Format.Count(Math.Round(minutes)) + " min",
        < 1440 and var size => Two(minutes, size, 60, "h", 1, "min"),
        var size when size < 144_000 => Two(minutes, size, 1440, "d", 60, "h"),
        _ => Format.Count(Math.Round(minutes / 1440)) + " d",
    };

    private static string Two(decimal minutes, decimal size, decimal large, string largeName, decimal small, string smallName)
    {
        var all = Math.Round(size / small);
        var (whole, rest) = (Math.Truncate(all * small / large), all % (large / small));
        return (minutes < 0 ? "\u2212" : "") + Format.Count(whole) + " " + largeName + (rest == 0 ? "" : $" {rest:0} {smallName}");
    }

    private static string Multiple(decimal value) => Format.Count(Math.Round(value, value < 10 ? 2 : 1));
}
