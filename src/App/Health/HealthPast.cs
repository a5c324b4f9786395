using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.App.Signals;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>
/// Looks at past days again: where facts that came later make a score another one, that is written as a new version of that day, and where nothing stands yet, the first.
/// The days are the last month's and the ends of the months of two years.
/// </summary>
public sealed class HealthPast(Workspace workspace, SignalReader signals, ScorecardBook cards, HealthScores scores, WorkspaceSettings settings, RevenueQuestions questions, TimeProvider clock) : IDisposable
{
    public const int Days = 31, Months = 24;
    private const int Together = 4, Batch = 5000;
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Ascending, all before a day.</summary>
    public static IReadOnlyList<DateOnly> DaysBefore(DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return [.. Enumerable.Range(0, Months).Select(back => month.AddMonths(-back).AddDays(-1)).Concat(Enumerable.Range(1, Days).Select(back => today.AddDays(-back))).Distinct().Order()];
    }

    /// <returns>How many snapshots were written.</returns>
    public async Task<int> CatchUpAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var days = DaysBefore(questions.TodayIn(await settings.InForceAsync(cancellation)));
            using var written = HealthWriter.Until(workspace.Store, days[^1]).GetEnumerator();
            var (standing, more, count) = (new Dictionary<(long, string), long>(), written.MoveNext(), 0);
            foreach (var part in days.Chunk(Together))
                foreach (var table in await signals.OverAsync(part, null, cancellation))
                {
                    for (; more && written.Current.Day <= table.Day; more = written.MoveNext()) standing[(written.Current.Account, written.Current.Score)] = written.Current.Digest;
                    count += await WriteAsync(table, standing, cancellation);
                }
            return count;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<int> WriteAsync(SignalTable table, Dictionary<(long, string), long> standing, CancellationToken cancellation)
    {
        var inForce = cards.InForce(table.Day);
        var book = ScoredBook.Of(table, inForce, await scores.KindsAsync(inForce.NeedKinds, table, table.Day, asKnown: false, cancellation));
        var (numbers, count) = (await scores.WordingsAsync(inForce, cancellation), 0);
        foreach (var news in SnapshotBatch.Of(book, numbers, (account, score) => standing.TryGetValue((account, score), out var digest) && digest != HealthSnapshot.NoneDigest ? digest : null).Chunk(Batch))
        {
            using (await workspace.Gate.EnterAsync(cancellation)) HealthWriter.Write(workspace.Store, [.. news.Select(n => n.Row)], areLatest: false, [], Micros.Of(clock.GetUtcNow()));
            foreach (var n in news) standing[(n.Row.AccountId.Value, n.Row.Score)] = n.Row.Digest;
            count += news.Length;
        }
        return count;
    }
}
