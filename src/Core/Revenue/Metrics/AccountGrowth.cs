namespace Perennial.Core.Revenue.Metrics;

/// <summary>The customers' own growth: seats (quantities of paid recurring lines) now of the accounts retained over the window, over their seats then, less 1.</summary>
internal static class AccountGrowth
{
    public static Parts Compute(MetricInputs x)
    {
        var seats = x.FiguresOf(Subject.Seats);
        return new(seats.RetainedClosing - seats.RetainedOpening, seats.RetainedOpening, seats.CohortRetained);
    }
}
