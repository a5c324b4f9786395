using Microsoft.EntityFrameworkCore;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.App.Signals;

namespace Perennial.App.Health;

/// <summary>How CSMs feel about accounts, as they entered it.</summary>
public sealed class SentimentBook(Workspace workspace, MergedRecords merged, WorkspaceSettings settings, RevenueQuestions questions, FactsChanged changed, TimeProvider clock)
{
    /// <summary>What was entered last of each account by a day. What was said of one that went into it counts where nothing was said of itself.</summary>
    public async Task<IReadOnlyDictionary<long, EnteredSentiment>> OnAsync(DateOnly day, DateOnly? asKnown, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        var zone = (await settings.InForceAsync(cancellation)).TimeZone;
        var known = asKnown is { } at ? DateTimeZoneProviders.Tzdb[zone].AtStartOfDay(LocalDate.FromDateOnly(at.AddDays(1))).ToDateTimeOffset().ToUniversalTime() : DateTimeOffset.MaxValue;
        var all = await db.CsmSentiments.AsNoTracking().Where(s => s.EffectiveOn <= day && s.RecordedAt < known).OrderBy(s => s.EffectiveOn).ThenBy(s => s.Id).Select(s => new { s.AccountId, s.Value, s.EffectiveOn, s.Reason, s.Author }).ToListAsync(cancellation);
        var (last, into) = (new Dictionary<long, EnteredSentiment>(), merged.Accounts(asKnown is null ? null : known.AddMicroseconds(-1)));
        foreach (var entry in all.OrderBy(s => !into.IsMerged(s.AccountId.Value))) last[into.Root(entry.AccountId.Value)] = new(entry.Value, entry.EffectiveOn.DayNumber, entry.Reason, entry.Author);
        return last;
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
