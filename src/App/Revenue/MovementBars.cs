using Perennial.App.Shell;
using Perennial.App.Shell.Charts;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>Movements as the parts of bars and of a waterfall, always in one order and one colour.</summary>
public static class MovementBars
{
    private static readonly (string Name, string Kind, Func<PeriodFigures, decimal> Of)[] _kinds =
    [
        ("New", "new", f => f.New),
        ("Reactivation", "reactivation", f => f.Reactivation),
        ("Expansion", "expansion", f => f.Expansion),
        ("Contraction", "contraction", f => f.Contraction),
        ("Churn", "churn", f => f.Churn),
        ("FX", "fx", f => f.Fx),
    ];

    /// <summary>One part a kind that ever moved.</summary>
    public static IReadOnlyList<BarPart> Parts(IReadOnlyList<PeriodFigures> periods, string currency, Func<string, Period, string> why) =>
        [.. _kinds.Where(kind => periods.Any(f => kind.Of(f) != 0)).Select(kind =>
            new BarPart(kind.Name, "m-" + kind.Kind, [.. periods.Select(f => new ChartValue(kind.Of(f), Format.Money(kind.Of(f), currency)) { Href = why(kind.Kind + "-mrr", f.Period) })]))];

    /// <param name="figures">Of the period.</param>
    /// <param name="currency">Of its amounts.</param>
    /// <param name="why">Where the figure of a metric id is explained.</param>
    public static IReadOnlyList<WaterfallStep> Steps(PeriodFigures figures, string currency, Func<string, string> why) =>
        [.. _kinds.Where(kind => kind.Kind != "fx" || kind.Of(figures) != 0).Select(kind => (kind, Amount: kind.Of(figures))).Select(step =>
            new WaterfallStep(step.kind.Name, "m-" + step.kind.Kind, step.Amount, Format.WithSign(step.Amount, Format.MoneyShort(step.Amount, currency)), why(step.kind.Kind + "-mrr"))
            {
                Brief = Format.WithSign(step.Amount, Format.Brief(step.Amount)),
            })];

    public static WaterfallStep Total(string name, decimal amount, string currency, string href) =>
        new(name, "m-total", amount, Format.MoneyShort(amount, currency), href) { Brief = Format.Brief(amount) };
}
