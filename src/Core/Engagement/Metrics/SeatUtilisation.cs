namespace Perennial.Core.Engagement.Metrics;

/// <summary>Distinct people of the accounts that pay for seats ÷ seats paid for at the period's close. More people than seats is more than 100 %: somebody shares, or seats are not counted.</summary>
internal static class SeatUtilisation
{
    public static Parts Compute(UsageInputs x)
    {
        if (x.Seats is not (var seats and > 0)) return Parts.None("no seats are paid for");
        var done = x.Seated;
        return (x.IsOfOne ? null : ActiveUsers.Known(done)) ?? new Parts(done.Users, seats, done.Users);
    }
}
