using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;

namespace Perennial.App.Health;

/// <summary>A score over time: the newest version of each day, with what moved it.</summary>
public static class HealthHistory
{
    private const int Most = 1500;

    /// <param name="Change">Against the one before; null for the first.</param>
    /// <param name="Joined">Ids of the accounts that went into this one since the one before.</param>
    public sealed record Step(ReadSnapshot Snapshot, ScoreChange? Change, IReadOnlyList<string> Joined)
    {
        public DateOnly Day => Snapshot.Snapshot.Day;

        /// <summary>What moved it, of the first few causes.</summary>
        public string Words(int most) => string.Join(". ", Joined.Select(account => $"{account} was merged into it; what it had scored before stays with it").Append(Change?.Words(most) ?? "").Where(part => part.Length > 0));
    }

    /// <summary>The earliest first.</summary>
    /// <param name="db">Of the viewer.</param>
    /// <param name="account">One that the viewer sees.</param>
    /// <param name="score">Which score.</param>
    /// <param name="known">Only what was computed by this moment; null for all.</param>
    /// <param name="from">What it is read from.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<IReadOnlyList<Step>> ReadAsync(AppDb db, AccountId account, string score, DateTimeOffset? known, AccountHealth.Sources from, CancellationToken cancellation)
    {
        var until = known ?? DateTimeOffset.MaxValue;
        var rows = await db.HealthSnapshots.AsNoTracking().Where(s => s.AccountId == account && s.Score == score && s.ComputedAt <= until).OrderByDescending(s => s.Day).ThenByDescending(s => s.Id).Take(Most).ToListAsync(cancellation);
        var read = await from.Wordings.ReadAsync(Changes([.. rows.DistinctBy(s => s.Day).Reverse()]), cancellation);
        var joined = (await from.Said.MergedAsync(account, known, cancellation)).ToLookup(one => Math.Max(0, read.Index().FirstOrDefault(s => s.Item.Snapshot.Day >= one.Day, (read.Count - 1, null!)).Item1), one => one.Account);
        return [.. read.Select((snapshot, i) => new Step(snapshot, i == 0 ? null : ScoreChange.Of(read[i - 1], snapshot), [.. joined[i]]))];
    }

    /// <summary>A day that was corrected to what the one before is, is no step.</summary>
    private static List<HealthSnapshot> Changes(List<HealthSnapshot> days) => [.. days.Where((day, i) => i == 0 || day.Digest != days[i - 1].Digest)];
}
