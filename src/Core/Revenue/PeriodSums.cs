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
}
