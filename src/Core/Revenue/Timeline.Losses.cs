namespace Perennial.Core.Revenue;

public sealed partial class Timeline
{
    /// <summary>The day of an account's first churn after a day; null for none.</summary>
    public DateOnly? ChurnAfter(int account, DateOnly day)
    {
        for (var step = StepOn(account, day.DayNumber) is var on and >= 0 ? on + 1 : First[account]; step < First[account + 1]; step++)
            if ((Kind[step] & StepKind.MovementMask) == StepKind.Churn) return DateOnly.FromDayNumber(Day[step]);
        return null;
    }
}
