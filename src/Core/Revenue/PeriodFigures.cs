namespace Perennial.Core.Revenue;

/// <summary>
/// The sums of one period over some accounts, from which every ratio is made. All are additive over accounts.
/// Money is in units of the reporting currency (exact to 1e-8), losses negative. Movement counts count day-net movements, so that
/// opening customers + new + reactivated - churned = closing customers.
/// </summary>
public sealed class PeriodFigures
{
    internal PeriodSums Sums;

    internal PeriodFigures(Period period, PeriodSums sums) => (Period, Sums) = (period, sums);

    public Period Period { get; }

    /// <summary>Of accounts that pay nothing and never did.</summary>
    public static PeriodFigures Nothing(Period period) => new(period, default(PeriodSums));

    public decimal Opening => Money(Sums.Opening);
    public decimal Closing => Money(Sums.Closing);
    public decimal New => Money(Sums.New);
    public decimal Reactivation => Money(Sums.Reactivation);
    public decimal Expansion => Money(Sums.Expansion);
    /// <summary>0 or below.</summary>
    public decimal Contraction => Money(Sums.Contraction);
    /// <summary>0 or below.</summary>
    public decimal Churn => Money(Sums.Churn);
    public decimal Fx => Money(Sums.Fx);

    public long OpeningCustomers => Sums.OpeningCustomers;
    public long ClosingCustomers => Sums.ClosingCustomers;
    public long NewCustomers => Sums.NewCount;
    public long ReactivatedCustomers => Sums.ReactivationCount;
    public long ExpandedCustomers => Sums.ExpansionCount;
    public long ContractedCustomers => Sums.ContractionCount;
    public long ChurnedCustomers => Sums.ChurnCount;

    /// <summary>Customers at opening that have a churn movement in the period.</summary>
    public long ChurnedOfOpening => Sums.ChurnedOfOpening;
    /// <summary>Customers at opening that are none at closing.</summary>
    public long GoneAtClose => Sums.GoneAtClose;
    /// <summary>Accounts that became customers in the period and also churned in it.</summary>
    public long NewAndChurned => Sums.NewAndChurned;

    /// <summary>Accounts with revenue at opening: the retention cohort.</summary>
    public long CohortCustomers => Sums.CohortCustomers;
    /// <summary>Their revenue at opening.</summary>
    public decimal CohortOpening => Money(Sums.CohortOpening);
    /// <summary>Their revenue at closing, at the opening day's rate or, by option, at spot.</summary>
    public decimal CohortClosing => Money(Sums.CohortClosing);
    /// <summary>The smaller of the two, account by account.</summary>
    public decimal CohortKept => Money(Sums.CohortKept);
    /// <summary>Accounts of the cohort with revenue at closing too.</summary>
    public long CohortRetained => Sums.CohortRetained;
    /// <summary>Opening revenue of those accounts.</summary>
    public decimal RetainedOpening => Money(Sums.RetainedOpening);
    /// <summary>Closing revenue of those accounts.</summary>
    public decimal RetainedClosing => Money(Sums.RetainedClosing);

    /// <summary>Accounts whose revenue cannot be stated; a figure over them has no value.</summary>
    public long UnpricedAccounts => Sums.Unpriced;
    public string? UnpricedReason => Sums.UnpricedReason;
    /// <summary>Why the cohort's closing revenue cannot be stated at the opening day's rate, null when it can.</summary>
    public string? RetentionUnpriced => Sums.RetentionUnpriced;

    internal static decimal Money(Int128 e8) => (decimal)e8 / 100_000_000m;
}
