namespace Perennial.Core.Revenue;

/// <summary>The bare sums behind <see cref="PeriodFigures"/>, in 1e-8 units.</summary>
internal struct PeriodSums
{
    public Int128 Opening, Closing, New, Reactivation, Expansion, Contraction, Churn, Fx;
    public Int128 CohortOpening, CohortClosing, CohortKept, RetainedOpening, RetainedClosing;
    public long OpeningCustomers, ClosingCustomers, NewCount, ReactivationCount, ExpansionCount, ContractionCount, ChurnCount;
    public long ChurnedOfOpening, GoneAtClose, NewAndChurned, CohortCustomers, CohortRetained, Unpriced;
    public string? UnpricedReason, RetentionUnpriced;

    public void Move(StepKind kind, long amount)
    {
        switch (kind & StepKind.MovementMask)
        {
            case StepKind.New:
                New += amount;
                NewCount++;
                break;
            case StepKind.Reactivation:
                Reactivation += amount;
                ReactivationCount++;
                break;
            case StepKind.Expansion:
                Expansion += amount;
                ExpansionCount++;
                break;
            case StepKind.Contraction:
                Contraction += amount;
                ContractionCount++;
                break;
            case StepKind.Churn:
                Churn += amount;
                ChurnCount++;
                break;
        }
    }

    public void AddMovements(in PeriodSums other)
    {
        New += other.New;
        Reactivation += other.Reactivation;
        Expansion += other.Expansion;
        Contraction += other.Contraction;
        Churn += other.Churn;
        Fx += other.Fx;
        NewCount += other.NewCount;
        ReactivationCount += other.ReactivationCount;
        ExpansionCount += other.ExpansionCount;
        ContractionCount += other.ContractionCount;
        ChurnCount += other.ChurnCount;
    }
}
