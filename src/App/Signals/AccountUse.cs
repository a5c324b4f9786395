using Perennial.Core.Engagement;
using Perennial.App.Shell;

namespace Perennial.App.Signals;

/// <summary>What was done for one account up to a day. Where events name nobody there are no active users to speak of, also not 0.</summary>
/// <param name="Day">The last that counts.</param>
/// <param name="Now">Over the last days.</param>
/// <param name="Before">Over as many before.</param>
/// <param name="Last">Number of the day of the last event.</param>
/// <param name="Seats">Paid for on the day.</param>
internal readonly record struct AccountUse(DateOnly Day, UsageActivity Now, UsageActivity Before, int Last, double Seats)
{
    public const int Days = 28;

    public float ActiveUsers => Names(Now) ? Now.Users : float.NaN;

    public float UsersTrend => Names(Now) && Before.Users > 0 ? (float)((double)Now.Users / Before.Users - 1) : float.NaN;

    public float EventsTrend => Before.Events > 0 ? (float)((double)Now.Events / Before.Events - 1) : float.NaN;

    public float SeatUse => Names(Now) && Seats > 0 ? (float)(Now.Users / Seats) : float.NaN;

    public float Stickiness => Now.Users > 0 ? (float)((double)Now.UserDays / Days / Now.Users) : float.NaN;

    public float DaysSince => Day.DayNumber - Last;

    public void Say(SignalNotes notes)
    {
        var (lately, on) = (SignalWords.Last(Days, Day), Format.Iso(Day));
        var users = Names(Now) ? $"{SignalWords.Many(Now.Users, "active user")} in {lately}" : $"No event of {lately} names a user";
        notes.Say("active-users", users + ".");
        notes.Say("active-users-trend", $"{users}, {(Names(Before) ? Format.Count(Before.Users) : "nobody named")} in the {Days} before.");
        notes.Say("events-trend", $"{SignalWords.Many(Now.Events, "event")} in {lately}, {Format.Count(Before.Events)} in the {Days} before.");
        notes.Say("seat-use", Seats > 0 ? $"{users}, of {SignalWords.Number(Seats)} seats paid for on {on}." : $"No seats are paid for on {on}.");
        notes.Say("stickiness", Now.Users > 0 ? $"{SignalWords.Number((double)Now.UserDays / Days)} of {SignalWords.Many(Now.Users, "active user")} on a day of {lately}, in the mean." : users + ".");
        notes.Say("days-since-use", $"The last event came on {SignalWords.Day(Last)}.");
    }

    private static bool Names(in UsageActivity activity) => activity is not { Users: 0, Events: > 0 };
}
