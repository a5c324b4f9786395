using System.Globalization;
using Perennial.App.Shell;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue.Why;

/// <summary>Where a figure is explained: the metric, the exact period, and the question's own slice, options and as-known day.</summary>
public static class WhyAddress
{
    private static readonly string[] _kept = ["filter", "segment", "owner", "billedIn", "option", Here.AsKnownName];

    /// <param name="here">The page whose slice is meant.</param>
    /// <param name="metric">Its id.</param>
    /// <param name="period">The days of the figure.</param>
    /// <param name="narrower">A further slice: a segment of a breakdown.</param>
    public static string Of(Here here, string metric, Period period, params ReadOnlySpan<(string Name, string Value)> narrower) =>
        "/why/" + metric + Query(here, period, narrower);

    /// <summary>Under further options, in place of the page's own of the same names.</summary>
    public static string With(Here here, string metric, Period period, params ReadOnlySpan<(string Name, string Value)> options)
    {
        var said = new List<string>();
        foreach (var (name, value) in options) said.Add($"{name}={value}");
        foreach (var (_, kept) in here.QueryOf("option"))
            if (!said.Exists(one => one.Split('=')[0] == kept.Split('=')[0].Trim())) said.Add(kept);
        return Of(here, metric, period, [.. said.Select(option => ("option", option))]);
    }

    /// <summary>The same question to the API.</summary>
    public static string Api(Here here, string path, Period period) => Shell.Api.Root + path + Query(here, period, []);

    /// <summary>A cohort in its month k.</summary>
    public static string OfCohort(Here here, DateOnly month, int k) =>
        string.Create(CultureInfo.InvariantCulture, $"/why/cohort?month={month:yyyy-MM}&k={k}") + Kept(here, '&');

    /// <summary>A month of the retention curve, as seen on a day.</summary>
    public static string OfCurve(Here here, DateOnly asOf, int month) =>
        string.Create(CultureInfo.InvariantCulture, $"/why/retention-curve?at={Format.Iso(asOf)}&month={month}") + Kept(here, '&');

    /// <summary>A question about one day to the API.</summary>
    public static string ApiPoint(Here here, string path, DateOnly asOf) => $"{Shell.Api.Root}{path}?at={Format.Iso(asOf)}{Kept(here, '&')}";

    /// <summary>The question of a whole range to the API.</summary>
    public static string ApiSeries(Here here, string path, RevenueRange range) =>
        $"{Shell.Api.Root}{path}?from={Format.Iso(range.From)}&to={Format.Iso(range.To)}&grain={range.Word}{Kept(here, '&')}";

    /// <summary>Where the single answers or tickets behind a figure of voice or service stand.</summary>
    public static string Singles(Here here, Core.Metric metric, Period period) => $"{(metric.IsOfTickets ? "/support/tickets" : "/voice/answers")}{Query(here, period, [])}&metric={metric.Id}";

    public static string WindowOf(Period period)
    {
        var months = (period.End.Year - period.Start.Year) * 12 + period.End.Month - period.Start.Month;
        return (months > 0 && Period.Ending(period.ClosingDay, Window.Months(months)) == period ? Window.Months(months) : new Window(period.Days, 'd')).ToString();
    }

    private static string Kept(Here here, char first) => string.Concat(here.QueryOf(_kept).Select((pair, i) => $"{(i == 0 ? first : '&')}{pair.Key}={Uri.EscapeDataString(pair.Value)}"));

    private static string Query(Here here, Period period, ReadOnlySpan<(string Name, string Value)> narrower)
    {
        var query = new List<string> { "at=" + Format.Iso(period.ClosingDay), "window=" + WindowOf(period) };
        var narrowed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in narrower)
        {
            narrowed.Add(name);
            query.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        query.AddRange(here.QueryOf(_kept).Where(pair => !narrowed.Contains(pair.Key)).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        return "?" + string.Join('&', query);
    }
}
