using Microsoft.EntityFrameworkCore;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Settings;

namespace Perennial.App.Health;

/// <summary>How CSMs feel about accounts, as they entered it.</summary>
public sealed class SentimentBook(Workspace workspace, WorkspaceSettings settings, RevenueQuestions questions, FactsChanged changed, TimeProvider clock)
{
    /// <summary>What was entered last of each account by a day: value, and the day from which it counts, the oldest first. Each account by itself: which are part of others is for the reader to say, who knows as of when.</summary>
    public async Task<IReadOnlyDictionary<long, (double Value, int Day)>> OnAsync(DateOnly day, DateOnly? asKnown, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        var zone = (await settings.InForceAsync(cancellation)).TimeZone;
        var known = asKnown is { } at ? DateTimeZoneProviders.Tzdb[zone].AtStartOfDay(LocalDate.FromDateOnly(at.AddDays(1))).ToDateTimeOffset().ToUniversalTime() : DateTimeOffset.MaxValue;
        var all = await db.CsmSentiments.AsNoTracking().Where(s => s.EffectiveOn <= day && s.RecordedAt < known).OrderBy(s => s.EffectiveOn).ThenBy(s => s.Id).Select(s => new { s.Id, s.AccountId, s.Value, s.EffectiveOn }).ToListAsync(cancellation);
        return all.GroupBy(entry => entry.AccountId.Value).Select(entries => entries.Last()).OrderBy(entry => entry.EffectiveOn).ThenBy(entry => entry.Id).ToDictionary(entry => entry.AccountId.Value, entry => ((double)entry.Value, entry.EffectiveOn.DayNumber));
    }

    /// <summary>Why this cannot be entered, with the field; null where it can.</summary>
    public static (string Field, string Message)? Wrong(int value, string? reason, DateOnly? on, DateOnly today) => (value, reason?.Trim()) switch
    {
        ( < CsmSentiment.Least or > CsmSentiment.Most, _) => ("value", $"Sentiment is a whole number from {CsmSentiment.Least} (lost) to {CsmSentiment.Most} (delighted)."),
        (_, null or "") => ("reason", "Say why, in a sentence."),
        (_, { Length: > CsmSentiment.LongestReason }) => ("reason", $"A reason has at most {CsmSentiment.LongestReason} characters."),
        _ when on > today => ("on", "A sentiment cannot be of a day to come."),
        _ when on < today.AddYears(-10) => ("on", "A sentiment is of the last ten years."),
        _ => null,
    };

    /// <summary>Enters what was found to be right.</summary>
    public async Task<CsmSentiment> AddAsync(AppDb db, AccountId account, int value, string reason, DateOnly? on, CancellationToken cancellation)
    {
        var entry = new CsmSentiment { AccountId = account, Value = value, Reason = reason.Trim(), EffectiveOn = on ?? await TodayAsync(cancellation), Author = db.Viewer.Name, PersonId = db.Viewer.PersonId, RecordedAt = clock.GetUtcNow() };
        db.Add(entry);
        await db.SaveChangesAsync(cancellation);
        changed.Raise();
        return entry;
    }

    public async Task<DateOnly> TodayAsync(CancellationToken cancellation) => questions.TodayIn(await settings.InForceAsync(cancellation));
}
