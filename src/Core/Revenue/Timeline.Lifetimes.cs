using Perennial.Core.Revenue.Curves;

namespace Perennial.Core.Revenue;

public sealed partial class Timeline
{
    public bool BecameCustomerIn(int account, Period period) =>
        First[account] < First[account + 1] && Day[First[account]] is var day && day >= period.Start.DayNumber && day < period.End.DayNumber;

    /// <summary>
    /// Each customer's first paying spell by the end of <paramref name="asOf"/>: its first paid day, and the day it first churned, null while it still pays.
    /// Accounts whose revenue is beyond what can be held are left out.
    /// </summary>
    public IEnumerable<Lifetime> Lifetimes(DateOnly asOf, Grouping grouping)
    {
        for (var account = 0; account < AccountCount; account++)
        {
            var (low, high) = (First[account], First[account + 1]);
            if (grouping[account] < 0 || low == high || Day[low] > asOf.DayNumber) continue;
            DateOnly? churned = null;
            for (var step = low; step < high && churned is null && Day[step] <= asOf.DayNumber; step++)
                if ((Kind[step] & StepKind.MovementMask) == StepKind.Churn) churned = DateOnly.FromDayNumber(Day[step]);
            yield return new(account, DateOnly.FromDayNumber(Day[low]), churned);
        }
    }

    /// <summary>How long customers stay, as seen up to a day or to the data's end, whichever is first.</summary>
    public RetentionCurve RetentionCurve(DateOnly asOf, Grouping grouping)
    {
        var seen = DateOnly.FromDayNumber(Math.Min(asOf.DayNumber, Rules.DataEnd - 1));
        return Curves.RetentionCurve.Of(Lifetimes(seen, grouping), seen);
    }
}
