namespace Perennial.Core.Forecast;

/// <summary>What was or is said of coming renewals on a day.</summary>
/// <param name="On">The day it was made.</param>
/// <param name="Lines">One for each account and contract.</param>
public sealed record ForecastMade(DateOnly On, IReadOnlyList<ForecastLine> Lines)
{
    /// <summary>
    /// Why what is expected in some days has changed since an earlier forecast. All causes sum to the change, to the last digit.
    /// Of a renewal that is in both, the amount is changed first, at the old chance, and then the chance, at the new amount.
    /// </summary>
    /// <param name="earlier">What was said before.</param>
    /// <param name="from">First day that is looked at.</param>
    /// <param name="to">Exclusive.</param>
    public IEnumerable<ForecastChange> Since(ForecastMade earlier, DateOnly from, DateOnly to)
    {
        var before = earlier.Lines.ToDictionary(l => (l.Account, l.Contract));
        foreach (var now in Lines)
        {
            before.Remove((now.Account, now.Contract), out var was);
            foreach (var (cause, amount) in Causes(was, now, was is not null && Inside(was, earlier.On), Inside(now, On)))
                if (amount != 0) yield return new(cause, amount, was, now);
        }
        foreach (var was in before.Values)
            if (Inside(was, earlier.On) && was.Expected != 0) yield return new(was.On < On ? ChangeCause.Settled : ChangeCause.Went, -was.Expected, was, null);

        bool Inside(ForecastLine line, DateOnly made) => line.CountsOn(made) is var day && day >= from && day < to;
    }

    private IEnumerable<(ChangeCause Cause, decimal Amount)> Causes(ForecastLine? was, ForecastLine now, bool wasInside, bool isInside)
    {
        if (was is null) return [(ChangeCause.Came, isInside ? now.Expected : 0)];
        if (was.On != now.On && was.On < On) return [(ChangeCause.Settled, wasInside ? -was.Expected : 0), (ChangeCause.Came, isInside ? now.Expected : 0)];
        if (wasInside && isInside)
        {
            var atOldChance = (now with { Chance = was.Chance }).Expected;
            return [(ChangeCause.Amount, atOldChance - was.Expected), (ChangeCause.Chance, now.Expected - atOldChance)];
        }
        return [(ChangeCause.DueDate, (isInside ? now.Expected : 0) - (wasInside ? was.Expected : 0))];
    }
}
