using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Health;

namespace Perennial.App.Demo;

/// <summary>What the team thinks of its accounts: every other Friday each CSM goes through their book and enters what is new or long ago; and where somebody said otherwise than the score.</summary>
internal sealed class DemoSentiments(Workspace workspace, DemoBook book, DemoTeam team)
{
    private const int FirstAfter = 10, Between = 14, LongAgo = 80;
    private readonly Dictionary<string, (int Value, DateOnly On)> _last = new(StringComparer.Ordinal);

    public IEnumerable<DateTimeOffset> Rounds
    {
        get
        {
            var friday = book.Calendar.Installed.AddDays(FirstAfter);
            while (friday.DayOfWeek != DayOfWeek.Friday) friday = friday.AddDays(1);
            for (; friday < book.Calendar.Today; friday = friday.AddDays(Between)) yield return new(friday, new TimeOnly(15, 30), TimeSpan.Zero);
        }
    }

    public async Task EnterAsync(DateTimeOffset at, CancellationToken cancellation)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        var isLast = day.AddDays(Between) >= book.Calendar.Today;
        foreach (var mine in book.Accounts.Where(a => a.Owner is not null && a.IsHere(day) && a.Since < day.AddDays(-30)).GroupBy(a => a.Owner!.Email, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (Colleague.All.Any(c => c.Email == mine.Key && c.LeftDaysAgo is { } ago && day >= book.Calendar.Today.AddDays(-ago))) continue;
            var by = team.Of(mine.Key);
            await using var db = workspace.OpenFor(by);
            var ids = await db.Accounts.Select(a => new { a.ExternalId, a.Id }).ToDictionaryAsync(a => a.ExternalId, a => a.Id, StringComparer.Ordinal, cancellation);
            foreach (var account in mine.Where(a => ids.ContainsKey(a.Id)))
            {
                if (Felt(account, day) is var (value, reason)) db.Add(new CsmSentiment { AccountId = ids[account.Id], Value = value, Reason = reason, EffectiveOn = day, Author = by.Name, PersonId = by.PersonId, RecordedAt = at });
                if (isLast && Says(account, day) is var (band, why)) db.Add(new HealthOverride { AccountId = ids[account.Id], Score = Core.Health.ScorecardSheet.Overall, Band = band, Reason = why, Author = by.Name, PersonId = by.PersonId, MadeAt = at, ExpiresOn = day.AddDays(45) });
            }
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>What is entered of an account on a day; null where there is nothing new.</summary>
    private (int Value, string Reason)? Felt(AccountProfile account, DateOnly day)
    {
        var dice = Dice.For(DemoBook.Seed + 10, account.Number * 1000 + day.DayNumber % 1000);
        // Some see everything a shade brighter than it is.
        var bright = (account.Owner!.Churn > 1.3 ? 0.5 : 0) + Dice.For(DemoBook.Seed + 11, account.Number).Bell() * 0.35;
        var value = (int)Math.Clamp(Math.Round(4.2 + bright - 3.2 * account.Course.On(day) + dice.Bell() * 0.3), CsmSentiment.Least, CsmSentiment.Most);
        var isNew = !_last.TryGetValue(account.Id, out var last);
        var (changed, stale) = (!isNew && value != last.Value, !isNew && day.DayNumber - last.On.DayNumber > LongAgo);
        if (!dice.Chance(isNew ? 0.4 : changed ? 0.6 : stale ? 0.5 : 0)) return null;
        _last[account.Id] = (value, day);
        return (value, Reason(account, day, value, isNew ? value : last.Value, dice));
    }

    private static string Reason(AccountProfile account, DateOnly day, int value, int before, Dice dice) => value switch
    {
        <= 3 when account.Course.Worst(day) is { } trouble && day < trouble.Turns => dice.Pick(trouble.Kind.Reasons),
        <= 3 when account.Course.Worst(day) is not null => dice.Pick(Recovering),
        <= 3 => dice.Pick(Lukewarm),
        _ when value > before => dice.Pick(Better),
        4 => dice.Pick(Content),
        _ => dice.Pick(Delighted),
    };

    /// <summary>Who knows more than the score does.</summary>
    private static (string Band, string Reason)? Says(AccountProfile account, DateOnly day) =>
        account.Course.On(day) > 0.6 && account.Course.Worst(day) is { Kind: var kind } && kind == TroubleKind.Sponsor && account.Number % 2 == 0 ? ("amber", Hopes[account.Number / 2 % Hopes.Length])
        : account.Course.On(day) == 0 && account.Phase == "value" && account.Number % 41 == 3 ? ("red", Fears[account.Number % Fears.Length])
        : null;

    private static readonly string[] Hopes = ["The successor signed the training plan yesterday. Use follows in some weeks; do not call it lost.", "New sponsor is a former customer of ours. Give her until the end of the quarter.", "They wait for their own reorganisation; the budget for us is approved."];
    private static readonly string[] Fears = ["Heard in confidence that the group that bought them replaces every tool in spring.", "The site that uses it most closes at the end of the year.", "Their parent signed a contract for a suite that contains our part."];
    private static readonly string[] Recovering = ["Better than a month ago, not yet well", "The save plan holds so far; one more month", "They answer again, that is something"];
    private static readonly string[] Lukewarm = ["Neither warm nor cold; we hear little", "Content with the tool, indifferent to us", "No complaint and no enthusiasm"];
    private static readonly string[] Better = ["Back on track, and they say so", "New people came in and use it every day", "The review went better than I had hoped"];
    private static readonly string[] Content = ["Steady use, friendly calls", "Renewal will be a formality", "They get out of it what they bought it for", "Good working relation with the champion"];
    private static readonly string[] Delighted = ["Would be a reference without being asked twice", "They plan to bring in the next site", "Their board looks at our report", "The warmest people in my book"];
}
