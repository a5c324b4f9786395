using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>A month that is over, with what was said of its renewals before it began and what came of them.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="MadeOn">When the forecast was made.</param>
/// <param name="IsReplayed">Nobody made it then: it was made again, with contracts as they stood and the share of renewals before it as everybody's chance.</param>
/// <param name="Dues">What was said, and what became of it.</param>
/// <param name="Correlation">That its interval reckons with.</param>
public sealed record PastMonth(DateOnly Start, DateOnly MadeOn, bool IsReplayed, IReadOnlyList<PastDue> Dues, double Correlation)
{
    /// <summary>The last day on which one of its renewals is judged.</summary>
    public DateOnly JudgedBy => Dues.Select(d => DueBook.JudgedOn(d.Line, MadeOn)).Append(JudgedFrom(Start)).Max();

    /// <summary>Something was left to chance, and something could be said of it.</summary>
    public bool IsJudged => Dues.Any(d => d.Line.Chance is { IsSure: false });

    /// <summary>What was renewed of what a chance was said of.</summary>
    public decimal Came => Dues.Where(d => d.Line.Chance is not null).Sum(d => d.Came);

    /// <summary>The day on which what falls due in a month is judged; what is late when it begins may be judged later.</summary>
    public static DateOnly JudgedFrom(DateOnly start) => start.AddMonths(1).AddDays(DueBook.JudgedAfter - 1);

    /// <summary>It was over when the forecast was made.</summary>
    public bool IsLate(ForecastLine line) => line.On <= MadeOn;

    internal ForecastRange Range(Ranges ranges) => ranges.Of(Dues.Select(d => d.Line), Correlation);

    /// <summary>Its part of some accounts; null where they had nothing due.</summary>
    public PastMonth? Of(Func<long, bool> account) => this with { Dues = [.. Dues.Where(d => account(d.Line.Account))] } is { Dues.Count: > 0 } part ? part : null;

    /// <summary>The share of renewals that fell due in their month: what is late is another matter.</summary>
    public static Chance? Pooled(IEnumerable<PastMonth> months)
    {
        var stakes = months.SelectMany(m => Stakes(m.Dues.Where(d => d.Line.Chance is not { IsSure: true } && !m.IsLate(d.Line)))).ToList();
        return Chance.Pooled(stakes.Count(s => s.Renewed), stakes.Count);
    }

    public static Correlation Together(IEnumerable<PastMonth> months) =>
        Core.Forecast.Correlation.Of([.. months.Select(m => Stakes(m.Dues.Where(d => d.Line.Chance is { IsSure: false })).Select(s => (s.Chance, s.Renewed)).ToList())]);

    /// <summary>All that an account has due in a month is one stake: its chance by amount, and whether half of the amount renewed.</summary>
    private static IEnumerable<(double Chance, bool Renewed)> Stakes(IEnumerable<PastDue> dues) =>
        from own in dues.GroupBy(d => d.Line.Account)
        let amount = own.Sum(d => d.Line.Amount)
        select (own.Sum(d => (double)(d.Line.Amount / amount) * (d.Line.Chance?.P ?? 0)), own.Where(d => d.Renewed).Sum(d => d.Line.Amount) >= amount / 2);
}
