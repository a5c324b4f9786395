using Perennial.App.Revenue;
using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>What is expected now and was expected a week ago, and every cause between the two.</summary>
/// <param name="Since">The day of the earlier forecast.</param>
/// <param name="IsReplayed">None was kept: the earlier one was made again from what is known today, with today's chances.</param>
/// <param name="Before">What was expected.</param>
/// <param name="Now">What is.</param>
/// <param name="Changes">The largest first; they sum to the difference.</param>
public sealed record ChangesView(DateOnly Since, bool IsReplayed, decimal Before, decimal Now, IReadOnlyList<(ForecastChange Change, AccountEntry Account)> Changes)
{
    private const int Week = 7;

    /// <summary>Each cause that did something, in one order.</summary>
    public IReadOnlyList<(ChangeCause Cause, decimal Amount, int Renewals)> Causes =>
        [.. Changes.GroupBy(c => c.Change.Cause).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(c => c.Change.Amount), g.Count()))];

    public static async Task<ChangesView> OfAsync(RevenueBook book, RenewalForecast forecast, KeptForecasts kept, CancellationToken cancellation)
    {
        var before = book.SeesEveryAccount ? await kept.BeforeAsync(forecast.Day, cancellation) : null;
        var earlier = before ?? forecast.ReplayOn(forecast.Day.AddDays(-Week));
        var (from, to) = book.Question.IsSeries ? (book.Question.From!.Value, book.Question.To!.Value) : (DateOnly.MinValue, ForecastView.Days(book.Question, forecast.Day).To);
        var entries = book.Asked.ToDictionary(a => a.Entry.Id, a => a.Entry);
        ForecastMade Slice(ForecastMade made) => made with { Lines = [.. made.Lines.Where(l => entries.ContainsKey(l.Account))] };
        var (then, now) = (Slice(earlier), Slice(forecast.Made));
        decimal Expected(ForecastMade made) => made.Lines.Where(l => l.CountsOn(made.On) is var day && day >= from && day < to).Sum(l => l.Expected);
        return new(earlier.On, before is null, Expected(then), Expected(now),
            [.. now.Since(then, from, to).Select(c => (c, entries[c.Line.Account])).OrderByDescending(c => Math.Abs(c.c.Amount)).ThenBy(c => c.Item2.ExternalId, StringComparer.Ordinal).ThenBy(c => c.c.Cause)]);
    }
}
