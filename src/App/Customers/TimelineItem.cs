using Perennial.App.Accounts;
using Perennial.App.Shell;
using Perennial.App.Activities;
using Perennial.Core.Revenue;

namespace Perennial.App.Customers;

/// <summary>One thing on a timeline as it is shown: what was logged, what the product noted, or a movement of revenue.</summary>
public sealed record TimelineItem(DateTimeOffset At, string Icon, string Title)
{
    /// <summary>Markdown.</summary>
    public string? Body { get; init; }
    public string? By { get; init; }
    public string? Tone { get; init; }

    /// <summary>The activity, when a person logged it.</summary>
    public Activity? Logged { get; init; }
    public IReadOnlyList<TimelinePart.Participant> Contacts { get; init; } = [];

    public static TimelineItem Of(TimelinePart.Entry entry) => new(entry.Activity.HappenedAt, ActivityKind.Icon(entry.Activity.Kind), TitleOf(entry.Activity))
    {
        Body = entry.Activity.Body.Length > 0 ? entry.Activity.Body : null,
        By = entry.Activity.Author,
        Logged = entry.Activity.IsSystem ? null : entry.Activity,
        Contacts = entry.Contacts,
    };

    public static TimelineItem Of(AccountMovement movement, string currency) => new(
        new DateTimeOffset(movement.Day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero), movement.Amount > 0 ? "trending-up" : "trending-down",
        $"{MovementWords.Name(movement.Kind)} {Format.WithSign(movement.Amount, Format.Money(movement.Amount, currency))}, MRR {Format.Money(movement.After, currency)}")
    {
        Tone = movement.Amount > 0 ? "up" : "down",
        By = movement.Causes.Count > 0 ? string.Join("; ", movement.Causes.Select(c => $"{c.Product ?? c.LineId} {c.Words}").Distinct()) : movement.Why,
    };

    /// <summary>Both together, the latest first: movements only as far back as the activities reach, when there are more of those.</summary>
    public static IReadOnlyList<TimelineItem> Together(TimelinePart part, IEnumerable<AccountMovement> movements, string currency, int most)
    {
        var logged = part.Entries.Select(Of).ToList();
        var since = part.Next is null || logged.Count == 0 ? DateTimeOffset.MinValue : logged[^1].At;
        var moved = movements.Where(m => m.Kind != MovementKind.Fx).Select(m => Of(m, currency)).Where(m => m.At >= since);
        return [.. logged.Concat(moved).OrderByDescending(i => i.At).Take(most)];
    }

    private static string TitleOf(Activity activity) => activity.IsSystem || activity.Kind == ActivityKind.Note
        ? activity.Title
        : activity.Title.Length > 0 ? activity.Title : ActivityKind.Done(activity.Kind);
}
