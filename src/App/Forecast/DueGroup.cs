using Perennial.Client;
using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>Renewals that are looked at together.</summary>
public sealed class DueGroup
{
    /// <param name="key">2026-03, 2026-Q1, a segment, an owner; empty for accounts that have none.</param>
    /// <param name="title">As people read it.</param>
    /// <param name="from">First day; null where it is not a time.</param>
    /// <param name="to">Exclusive.</param>
    /// <param name="items">The renewals.</param>
    /// <param name="forecast">That they are of.</param>
    public DueGroup(string key, string title, DateOnly? from, DateOnly? to, IReadOnlyList<DueItem> items, RenewalForecast forecast)
    {
        (Key, Title, From, To, Items) = (key, title, from, to, items);
        Range = items.Any(i => i.Line.Chance is not null) ? forecast.Ranges.Of(items.Select(i => i.Line), forecast.Correlation.Value) : null;
        Due = items.Sum(i => i.Due.Amount);
        Called = items.Sum(i => i.Call?.Amount ?? 0);
        Calls = items.Count(i => i.Call is not null);
    }

    public string Key { get; }
    public string Title { get; }
    public DateOnly? From { get; }
    public DateOnly? To { get; }
    public IReadOnlyList<DueItem> Items { get; }

    /// <summary>Of the renewals that have a chance; null where none has.</summary>
    public ForecastRange? Range { get; }

    /// <summary>All that is due.</summary>
    public decimal Due { get; }

    /// <summary>What people say will be renewed, of the renewals that somebody spoke of.</summary>
    public decimal Called { get; }
    public int Calls { get; }
    public int WithoutChance => Items.Count(i => i.Line.Chance is null);

    public ForecastSum Sum => new(Key, From, To, Items.Count, Due, Range?.Expected, Range?.P10, Range?.P50, Range?.P90, WithoutChance, Calls, Called);
}
