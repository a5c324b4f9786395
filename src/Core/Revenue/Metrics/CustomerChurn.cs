namespace Perennial.Core.Revenue.Metrics;

/// <summary>
/// Logo churn. By default opening customers with a churn movement in the period over opening customers (650 open, 15 lost: 2.3 %).
/// Options: over opening plus new; opening customers that are gone at close; the sum of daily rates.
/// </summary>
internal static class CustomerChurn
{
    public static Parts Compute(MetricInputs x) => x.Options.CustomerChurn switch
    {
        "opening-plus-new" => Parts.Proportion(x.Figures.ChurnedOfOpening + x.Figures.NewAndChurned, x.Figures.OpeningCustomers + x.Figures.NewCustomers),
        "gone-at-close" => Parts.Proportion(x.Figures.GoneAtClose, x.Figures.OpeningCustomers),
        "daily-sum" => DailySum(x),
        _ => Parts.Proportion(x.Figures.ChurnedOfOpening, x.Figures.OpeningCustomers),
    };

    private static Parts DailySum(MetricInputs x)
    {
        var opening = x.DailyOpeningCustomers;
        if (opening.All(customers => customers == 0)) return Parts.None("no customers on any day of the period");
        var daily = x.FiguresOver(Period.Split(x.Period.Start, x.Period.End, Grain.Day));
        var sum = daily.Where((_, day) => opening[day] > 0).Select((f, _) => f).Zip(opening.Where(c => c > 0), (f, customers) => (decimal)f.ChurnedCustomers / customers).Sum();
        return Parts.Amount(sum, x.Figures.OpeningCustomers);
    }
}
