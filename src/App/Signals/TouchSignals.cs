using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Activities;
using Perennial.App.Database;

namespace Perennial.App.Signals;

/// <summary>When somebody of the team last spoke or wrote with each account, from the timeline.</summary>
internal sealed class TouchSignals(Workspace workspace) : ISignalSource
{
    private const string Id = "days-since-contact";

    public IReadOnlyList<string> Tells { get; } = [Id];

    public async Task FillAsync(SignalQuestion asked, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        var touches = Counting(db.Activities.AsNoTracking().Where(a => a.Kind == ActivityKind.Call || a.Kind == ActivityKind.Meeting || a.Kind == ActivityKind.Mail), asked);
        var (last, from, isAny) = (new int[asked.Accounts.Length], DateTimeOffset.UnixEpoch.AddYears(-100), asked.IsPart || await touches.AnyAsync(cancellation));
        Array.Fill(last, -1);
        if (!isAny) asked.Leave("No call, meeting or mail is on any timeline.", Id);
        foreach (var day in asked.Days)
        {
            // Only what lies between two days that are asked for is read for the later one.
            var (after, end) = (from, day.End);
            var latest = await touches.Where(a => a.HappenedAt >= after && a.HappenedAt < end).GroupBy(a => new { a.AccountId, a.LoggedFor }).Select(g => new { g.Key.AccountId, g.Key.LoggedFor, At = g.Max(a => a.HappenedAt) }).ToListAsync(cancellation);
            foreach (var touch in latest)
                if (asked.PlaceOf(touch.LoggedFor ?? touch.AccountId.Value) is >= 0 and var place) last[place] = Math.Max(last[place], asked.Known.DayOf(touch.At));
            from = end;
            if (isAny) Fill(asked, day, last);
        }
    }

    private static void Fill(SignalQuestion asked, SignalDay day, int[] last)
    {
        var values = day.Column();
        for (var i = 0; i < values.Length; i++)
        {
            if (last[day.Of[i]] is >= 0 and var on) values[i] = day.Day.DayNumber - on;
            asked.Notes?.Say(Id, last[day.Of[i]] >= 0 ? $"The last call, meeting or mail was on {SignalWords.Day(last[day.Of[i]])}." : $"No call, meeting or mail was logged by {Shell.Format.Iso(day.Day)}.");
        }
        day.Table.Set(Id, values);
    }

    /// <summary>Those that were known and stood at the moment that is asked for.</summary>
    private static IQueryable<Activity> Counting(IQueryable<Activity> activities, SignalQuestion asked)
    {
        if (asked.Within is { } within) activities = activities.Where(a => within.Contains(a.AccountId));
        return asked.Known.At is { } at
            ? activities.Where(a => a.RecordedAt <= at && (a.ArchivedAt == null || a.ArchivedAt > at) && (a.TakenBackAt == null || a.TakenBackAt > at))
            : activities.Where(a => a.ArchivedAt == null && a.TakenBackAt == null);
    }
}
