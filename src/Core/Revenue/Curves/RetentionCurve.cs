namespace Perennial.Core.Revenue.Curves;

/// <summary>
/// How long customers keep paying, in months, from the first paying spell of every customer up to a day; those still paying are right-censored.
/// A spell of m whole months and a part counts as m + 1 paid months when it ended, and as m survived months when it goes on.
/// </summary>
public sealed class RetentionCurve
{
    /// <summary>Below this many churns no curve is drawn.</summary>
    public const int MinimumChurns = 5;

    // Asked for once for each account behind a lifetime value.
    private volatile Discounted? _discounted;

    private sealed record Discounted(int Horizon, double Rate, double Months);

    private RetentionCurve(long customers, SurvivalCounts counts, KaplanMeier observed, CurveFit fit) =>
        (Customers, Counts, Observed, Fit) = (customers, counts, observed, fit);

    public long Customers { get; }
    public long Churns => Counts.Churns;
    public SurvivalCounts Counts { get; }
    public KaplanMeier Observed { get; }
    public CurveFit Fit { get; }

    /// <param name="spells">Whose.</param>
    /// <param name="asOf">Seen at the end of this day.</param>
    public static RetentionCurve Of(Spells spells, DateOnly asOf)
    {
        var counts = spells.On(asOf);
        return new(counts.Customers, counts, KaplanMeier.Of(counts), ShiftedBetaGeometric.Fit(counts));
    }

    /// <summary>The month of the spell in which it ended, from 1; of one that goes on, the whole months it has lasted by the end of <paramref name="asOf"/>.</summary>
    public static int MonthsOf(Lifetime spell, DateOnly asOf) =>
        spell.Churned is { } churned ? Begun(spell.FirstPaid, churned) : Whole(spell.FirstPaid, asOf.AddDays(1));

    /// <summary>Share of new customers still paying after a number of months: by the fitted curve, else as observed, 0 beyond what was observed.</summary>
    public double Survival(int month) => Fit.Curve?.Survival(month) ?? (month <= Observed.LastSeen ? Observed.Survival(month) : 0);

    /// <summary>Sum over months 0 to horizon - 1 of the survival, discounted by (1 + yearly rate) to the power of month / 12.</summary>
    public double DiscountedMonths(int horizon, double yearlyRate)
    {
        if (_discounted is not { } known || known.Horizon != horizon || known.Rate != yearlyRate)
            _discounted = known = new(horizon, yearlyRate, Enumerable.Range(0, horizon).Sum(month => Survival(month) * Math.Pow(1 + yearlyRate, -month / 12.0)));
        return known.Months;
    }

    /// <summary>Whole months from a first day to a day, by anniversaries of the first.</summary>
    private static int Whole(DateOnly first, DateOnly day)
    {
        var months = (day.Year - first.Year) * 12 + day.Month - first.Month;
        return Math.Max(0, first.AddMonths(months) > day ? months - 1 : months);
    }

    private static int Begun(DateOnly first, DateOnly day) => Whole(first, day) is var whole && first.AddMonths(whole) < day ? whole + 1 : Math.Max(1, whole);
}
