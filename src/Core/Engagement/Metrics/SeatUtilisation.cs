namespace Perennial.Core.Engagement.Metrics;

/// <summary>Distinct people over the period ÷ seats paid for at its close. More people than seats is more than 100 %: somebody shares, or seats are not counted.</summary>
internal static class SeatUtilisation
{
    public static Parts Compute(UsageInputs x) =>
        ActiveUsers.Known(x.Activity) ?? (x.Seats is var seats and > 0 ? new Parts(x.Activity.Users, seats, x.Activity.Users) : Parts.None("no seats are paid for"));
}
