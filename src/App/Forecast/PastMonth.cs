using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>A month that is over, with what was said of its renewals before it began and what came of them.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="MadeOn">When the forecast was made.</param>
/// <param name="IsReplayed">Nobody made it then: it was made again from what is known today, with the share of renewals before it as everybody's chance.</param>
/// <param name="Dues">What was said, and whether it renewed.</param>
/// <param name="Correlation">That its interval reckons with.</param>
public sealed record PastMonth(DateOnly Start, DateOnly MadeOn, bool IsReplayed, IReadOnlyList<(ForecastLine Line, bool Renewed)> Dues, double Correlation)
{
    /// <summary>The last day on which one of its renewals is judged.</summary>
    public DateOnly JudgedBy => Start.AddMonths(1).AddDays(DueBook.JudgedAfter - 1);

    /// <summary>Something was left to chance, and something could be said of it.</summary>
    public bool IsJudged => Dues.Any(d => d.Line.Chance is { IsSure: false });

    /// <summary>What was renewed of what a chance was said of.</summary>
    public decimal Came => Dues.Where(d => d.Renewed && d.Line.Chance is not null).Sum(d => d.Line.Amount);

    public ForecastRange Range => ForecastLine.Range(Dues.Select(d => d.Line), Correlation);

    /// <summary>Its part of some accounts; null where they had nothing due.</summary>
    public PastMonth? Of(Func<long, bool> account) => this with { Dues = [.. Dues.Where(d => account(d.Line.Account))] } is { Dues.Count: > 0 } part ? part : null;

    public static Chance? Pooled(IEnumerable<PastMonth> months)
    {
        var open = months.SelectMany(m => m.Dues).Where(d => d.Line.Chance is not { IsSure: true }).ToList();
        return Chance.Pooled(open.Count(d => d.Renewed), open.Count);
    }

    public static Correlation Together(IEnumerable<PastMonth> months) =>
        Core.Forecast.Correlation.Of([.. months.Select(m => m.Dues.Where(d => d.Line.Chance is not null).Select(d => (d.Line.Chance!.Value.P, d.Renewed)).ToList())]);
}
