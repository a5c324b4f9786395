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
        var isOfAll = !asked.IsPart && asked.Known.At is null;
        await using var db = workspace.OpenFor(Viewer.System);
        var touches = Counting(db.Activities.AsNoTracking().Where(a => a.Kind == ActivityKind.Call || a.Kind == ActivityKind.Meeting || a.Kind == ActivityKind.Mail), asked);
        var (last, from, isAny) = (new int[asked.Accounts.Length], DateTimeOffset.UnixEpoch.AddYears(-100), asked.IsPart || (isOfAll ? TouchReader.IsAny(workspace.Store) : await touches.AnyAsync(cancellation)));
        Array.Fill(last, -1);
        if (!isAny) asked.Leave("No call, meeting or mail is on any timeline.", Id);
        foreach (var day in asked.Days)
        {
            // Only what lies between two days that are asked for is read for the later one.
            var latest = isOfAll ? TouchReader.Last(workspace.Store, Micros.Of(from), day.EndMicros) : await BetweenAsync(touches, from, day.End, cancellation);
            foreach (var (account, at) in latest)
                if (asked.PlaceOf(account) is >= 0 and var place) last[place] = Math.Max(last[place], asked.Known.DayOf(at));
            from = day.End;
            if (isAny) Fill(asked, day, last);
        }
    }

    private static async Task<IEnumerable<(long Account, long At)>> BetweenAsync(IQueryable<Activity> touches, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var latest = await touches.Where(a => a.HappenedAt >= from && a.HappenedAt < until).GroupBy(a => new { a.AccountId, a.LoggedFor }).Select(g => new { g.Key.AccountId, g.Key.LoggedFor, At = g.Max(a => a.HappenedAt) }).ToListAsync(cancellation);
        return latest.Select(touch => (touch.LoggedFor ?? touch.AccountId.Value, Micros.Of(touch.At)));
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
