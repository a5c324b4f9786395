using System.Globalization;
using Perennial.Core;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue.Why;

/// <summary>One figure with all that it was made from.</summary>
public sealed record Explanation(RevenueBook Book, Metric Metric, Period Period, Figure Figure, IReadOnlyList<MetricRow> Rows, int RowCount, IReadOnlyList<OtherShare> Others, string Sort, int Skip)
{
    public const int PanelSize = 15;
    public const int PageSize = 50;

    /// <summary>Options that shape every recurring-revenue figure; a metric names its further ones.</summary>
    private static readonly HashSet<string> _shaping = new(StringComparer.Ordinal)
    {
        "time-zone", "currency", "movement", "metered", "free-accounts", "discounts", "past-due", "past-due-days", "pause", "churn-date", "reactivation-grace-days", "data-end",
    };

    public string Currency => Book.Timeline.Currency;

    /// <summary>Whether numerator and denominator are the same accounts' revenue later and earlier, so that their difference says something.</summary>
    public bool IsThenAndNow => Metric.Options.Contains("retention");

    /// <summary>Where the part before this one starts, null for the first.</summary>
    public string? Before => Skip <= PageSize ? null : (Skip - PageSize).ToString(CultureInfo.InvariantCulture);

    public string After => (Skip + PageSize).ToString(CultureInfo.InvariantCulture);

    public IEnumerable<OptionDefinition> Options => OptionCatalog.All.Where(option => Metric.Options.Contains(option.Name) || _shaping.Contains(option.Name));

    public string InForce(OptionDefinition option) => Book.Question.Options[option.Name];

    public bool IsChosen(OptionDefinition option) => InForce(option) != option.Default;

    public static Explanation Of(RevenueBook book, Metric metric, string? sort, int skip, int take)
    {
        var period = book.Question.Periods(metric.Window)[^1];
        var figure = metric.Figure(book.Inputs(period));
        var all = book.Rows(metric, period);
        var order = sort ?? (metric.Options.Contains("retention") ? "-change" : "-numerator");
        return new(book, metric, period, figure, [.. Ordered(book, all.Accounts, order).Skip(skip).Take(take)], all.Accounts.Count, all.Others, order, skip);
    }

    private static IEnumerable<MetricRow> Ordered(RevenueBook book, IReadOnlyList<MetricRow> rows, string sort)
    {
        var name = (MetricRow row) => book.Entry(row.Account).Name;
        var ordered = sort switch
        {
            "account" => rows.OrderBy(name, StringComparer.OrdinalIgnoreCase),
            "-account" => rows.OrderByDescending(name, StringComparer.OrdinalIgnoreCase),
            "numerator" => rows.OrderBy(row => row.Numerator),
            "denominator" => rows.OrderBy(row => row.Denominator),
            "-denominator" => rows.OrderByDescending(row => row.Denominator),
            "change" => rows.OrderBy(row => row.Numerator - row.Denominator),
            "-change" => rows.OrderByDescending(row => Math.Abs(row.Numerator - (row.Denominator ?? 0))),
            _ => rows.OrderByDescending(row => Math.Abs(row.Numerator)),
        };
        return ordered.ThenBy(row => book.Entry(row.Account).ExternalId, StringComparer.Ordinal);
    }
}
