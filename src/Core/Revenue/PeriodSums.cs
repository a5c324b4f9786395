namespace Perennial.Core.Revenue;

/// <summary>The bare sums behind <see cref="PeriodFigures"/>, in 1e-8 units.</summary>
internal struct PeriodSums
{
    public Int128 Opening, Closing, New, Reactivation, Expansion, Contraction, Churn, Fx;
    public Int128 CohortOpening, CohortClosing, CohortKept, RetainedOpening, RetainedClosing;
    public long OpeningCustomers, ClosingCustomers, NewCount, ReactivationCount, ExpansionCount, ContractionCount, ChurnCount;
    public long ChurnedOfOpening, GoneAtClose, NewAndChurned, CohortCustomers, CohortRetained, Unpriced;
    public string? UnpricedReason, RetentionUnpriced;

    public void Move(StepKind kind, Int128 amount, long count)
    {
        switch (kind & StepKind.MovementMask)
        {
            case StepKind.New:
                New += amount;
                NewCount += count;
                break;
            case StepKind.Reactivation:
                Reactivation += amount;
                ReactivationCount += count;
                break;
            case StepKind.Expansion:
                Expansion += amount;
                ExpansionCount += count;
                break;
            case StepKind.Contraction:
                Contraction += amount;
                ContractionCount += count;
                break;
            case StepKind.Churn:
                Churn += amount;
                ChurnCount += count;
                break;
        }
    }

    /// <summary>All of it, of other accounts.</summary>
    public void Add(in PeriodSums other)
    {
        Opening += other.Opening;
        Closing += other.Closing;
        New += other.New;
        Reactivation += other.Reactivation;
        Expansion += other.Expansion;
        Contraction += other.Contraction;
        Churn += other.Churn;
        Fx += other.Fx;
        CohortOpening += other.CohortOpening;
        CohortClosing += other.CohortClosing;
        CohortKept += other.CohortKept;
        RetainedOpening += other.RetainedOpening;
        RetainedClosing += other.RetainedClosing;
        OpeningCustomers += other.OpeningCustomers;
        ClosingCustomers += other.ClosingCustomers;
        NewCount += other.NewCount;
        ReactivationCount += other.ReactivationCount;
        ExpansionCount += other.ExpansionCount;
        ContractionCount += other.ContractionCount;
        ChurnCount += other.ChurnCount;
        ChurnedOfOpening += other.ChurnedOfOpening;
        GoneAtClose += other.GoneAtClose;
        NewAndChurned += other.NewAndChurned;
        CohortCustomers += other.CohortCustomers;
        CohortRetained += other.CohortRetained;
        Unpriced += other.Unpriced;
        UnpricedReason ??= other.UnpricedReason;
        RetentionUnpriced ??= other.RetentionUnpriced;
    }
}
