using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>Overrides of scores as people make and end them.</summary>
public sealed class HealthOverrides(Workspace workspace, MergedRecords merged, ScorecardBook cards, TimeProvider clock)
{
    /// <summary>What somebody wants to say.</summary>
    /// <param name="Score">The overall one where none is said.</param>
    /// <param name="Until">The first day on which it does not count any more.</param>
    public sealed record Wish(string? Score, decimal? Points, string? Band, string? Reason, DateOnly? Until);

    /// <summary>Why it cannot be taken, with the field; null where it can.</summary>
    public (string Field, string Message)? Wrong(Wish wish, DateOnly today) => wish switch
    {
        _ when cards.InForce(today).Scores is var scores && !scores.Contains(wish.Score ?? ScorecardSheet.Overall, StringComparer.Ordinal) => ("score", $"There is no score '{wish.Score}'. There are {string.Join(", ", scores)}."),
        { Points: null, Band: null or "" } => ("points", "Say the points, 0 to 100, or the band: red, amber or green."),
        { Points: < 0 or > 100 } => ("points", "Points are 0 to 100."),
        { Band: { Length: > 0 } band } when BandWords.Read(band) is null => ("band", $"'{band}' is no band. It is {string.Join(", ", BandWords.All)}."),
        _ when string.IsNullOrWhiteSpace(wish.Reason) => ("reason", "Say why the computed one is wrong."),
        { Reason.Length: > HealthOverride.LongestReason } => ("reason", $"A reason has at most {HealthOverride.LongestReason} characters."),
        { Until: null } => ("until", "Say until when it counts; nobody remembers to take it back."),
        _ when wish.Until <= today || wish.Until > today.AddDays(HealthOverride.MostDays) => ("until", $"It counts until a day after today, at most {HealthOverride.MostDays} days ahead."),
        _ => null,
    };

    /// <summary>Makes what was found to be right; one of the same score that counts still ends.</summary>
    public async Task<HealthOverride> MakeAsync(AppDb db, AccountId account, Wish wish, DateOnly today, CancellationToken cancellation)
    {
        var (now, score) = (clock.GetUtcNow(), wish.Score ?? ScorecardSheet.Overall);
        foreach (var other in await db.HealthOverrides.Where(o => o.AccountId == account && o.Score == score && o.EndedAt == null).ToListAsync(cancellation))
            if (other.CountsOn(today)) (other.EndedAt, other.EndedBy) = (now, db.Viewer.Name);
        var made = new HealthOverride
        {
            AccountId = account,
            Score = score,
            PointsE2 = wish.Points is { } points ? (int)Math.Round(100 * points) : null,
            Band = BandWords.Of(BandWords.Read(wish.Band)),
            Reason = wish.Reason!.Trim(),
            Author = db.Viewer.Name,
            PersonId = db.Viewer.PersonId,
            MadeAt = now,
            ExpiresOn = wish.Until!.Value,
        };
        db.Add(made);
        await db.SaveChangesAsync(cancellation);
        return made;
    }

    /// <summary>Also one that was made of an account that went into it. Null where it has none of this number that counts still.</summary>
    public async Task<HealthOverride?> EndAsync(AppDb db, AccountId account, long id, DateOnly today, CancellationToken cancellation)
    {
        List<AccountId> parts = [.. merged.Accounts().All(account.Value).Select(part => new AccountId(part))];
        await using var whole = workspace.OpenFor(db.Viewer with { AccountIds = parts });
        if (await whole.HealthOverrides.FirstOrDefaultAsync(o => o.Id == id && parts.Contains(o.AccountId), cancellation) is not { } made || !made.CountsOn(today)) return null;
        (made.EndedAt, made.EndedBy) = (clock.GetUtcNow(), db.Viewer.Name);
        await whole.SaveChangesAsync(cancellation);
        return made;
    }
}
