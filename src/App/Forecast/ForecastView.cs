using Microsoft.AspNetCore.Http;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Core.Revenue;

namespace Perennial.App.Forecast;

/// <summary>The forecast of some days and a slice of accounts, divided one way.</summary>
public sealed record ForecastView
{
    /// <summary>Ways to divide it.</summary>
    public static IReadOnlyList<(string Value, string Name)> Ways { get; } = [("month", "Month"), ("quarter", "Quarter"), ("segment", "Segment"), ("owner", "Owner")];
    private const int MonthsAhead = 12, MostPeriods = 120;

    public required RevenueBook Book { get; init; }
    public required RenewalForecast Forecast { get; init; }

    /// <summary>First day; what is late counts on the forecast's own day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Exclusive.</summary>
    public required DateOnly To { get; init; }
    public required string By { get; init; }

    /// <summary>By their day.</summary>
    public required IReadOnlyList<DueItem> Items { get; init; }

    /// <summary>Every month of the days, also those in which nothing is due; segments and owners that have something.</summary>
    public required IReadOnlyList<DueGroup> Groups { get; init; }
    public required DueGroup Total { get; init; }

    /// <summary>By month, whichever way it is divided.</summary>
    public required IReadOnlyList<DueGroup> Months { get; init; }

    public string Currency => Forecast.Currency;
    public bool IsOfTime => By is "month" or "quarter";

    /// <exception cref="BadFieldException">Of a way to divide that there is not, or of days too far apart.</exception>
    public static ForecastView Of(RevenueBook book, RenewalForecast forecast, IReadOnlyDictionary<RenewalCalls.Renewal, RenewalCall> calls, IQueryCollection query)
    {
        var by = query["by"].ToString() is { Length: > 0 } said ? said.Trim().ToLowerInvariant() : "month";
        if (!Ways.Any(way => way.Value == by)) throw new BadFieldException("by", $"'{by}' is no way to divide a forecast. It is {string.Join(", ", Ways.Select(way => way.Value))}.");
        var (first, end) = Days(book.Question, forecast.Day);
        if (end > first.AddMonths(MostPeriods)) throw new BadFieldException("to", "A forecast looks at most ten years ahead.");
        var entries = book.Asked.ToDictionary(a => a.Entry.Id, a => a.Entry);
        List<DueItem> items =
        [
            .. from due in forecast.Dues
               let day = due.Line.CountsOn(forecast.Day)
               where day >= first && day < end && entries.ContainsKey(due.Due.Account)
               let entry = entries[due.Due.Account]
               orderby day, due.Due.On, entry.ExternalId, due.Due.Number
               select new DueItem(due, entry, calls.GetValueOrDefault(new(due.Due.Account, due.Due.Number, due.Due.On))),
        ];
        List<DueGroup> groups = [.. GroupsOf(by, first, end, items, forecast)];
        return new()
        {
            Book = book,
            Forecast = forecast,
            From = first,
            To = end,
            By = by,
            Items = items,
            Groups = groups,
            Months = by == "month" ? groups : [.. GroupsOf("month", first, end, items, forecast)],
            Total = new("total", "Total", first, end, items, forecast),
        };
    }

    /// <summary>From today to the end of the month eleven months on, unless asked otherwise.</summary>
    public static (DateOnly From, DateOnly To) Days(RevenueQuestion question, DateOnly day)
    {
        if (!question.IsSeries) return (day, new DateOnly(day.Year, day.Month, 1).AddMonths(MonthsAhead));
        var from = question.From!.Value > day ? question.From.Value : day;
        return (from, question.To!.Value > from ? question.To.Value : from);
    }

    /// <summary>The renewals of one group alone; all where none is named.</summary>
    /// <exception cref="BadFieldException">There is no such group.</exception>
    public IReadOnlyList<DueItem> Rows(string? group) => group is null ? Items
        : Groups.FirstOrDefault(g => string.Equals(g.Key, group, StringComparison.OrdinalIgnoreCase))?.Items ?? throw new BadFieldException("group", $"There is no {By} '{group}' in these days.");

    private static IEnumerable<DueGroup> GroupsOf(string by, DateOnly from, DateOnly to, List<DueItem> items, RenewalForecast forecast)
    {
        if (by is "month" or "quarter")
        {
            var grain = by == "month" ? Grain.Month : Grain.Quarter;
            var byPeriod = items.ToLookup(item => Period.Around(item.Line.CountsOn(forecast.Day), grain));
            return Period.Split(from, to, grain).Select(part => (part, Whole: Period.Around(part.Start, grain)))
                .Select(p => new DueGroup(p.Whole.Label(grain), PeriodWords.Of(p.Whole), p.part.Start, p.part.End, [.. byPeriod[p.Whole]], forecast));
        }
        Func<DueItem, string> word = by == "segment" ? item => item.Account.Segment ?? "" : item => item.Account.Owner ?? "";
        return items.GroupBy(word, StringComparer.OrdinalIgnoreCase).OrderBy(g => g.Key.Length == 0).ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g => new DueGroup(g.Key, g.Key.Length > 0 ? g.Key : by == "segment" ? "No segment" : "No owner", null, null, [.. g], forecast));
    }
}
