using Perennial.App.Revenue;
using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>What was said of past months, and what came.</summary>
/// <param name="Whole">How often the interval held.</param>
/// <param name="Months">The first one first.</param>
public sealed record CoverageView(Coverage Whole, IReadOnlyList<(PastMonth Month, ForecastRange Said)> Months)
{
    public static CoverageView Of(RevenueBook book, RenewalForecast forecast)
    {
        var asked = book.Asked.Select(a => a.Entry.Id).ToHashSet();
        List<(PastMonth Month, ForecastRange Said)> months = [.. forecast.Months.Select(m => m.Of(asked.Contains)).OfType<PastMonth>().Where(m => m.IsJudged).Select(m => (m, m.Range(forecast.Ranges)))];
        return new(Coverage.Of([.. months.Select(m => (m.Said, m.Month.Came))]), months);
    }
}
