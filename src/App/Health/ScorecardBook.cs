using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.App.Signals;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>Scorecards as they were written, version after version, and which applies when.</summary>
public sealed partial class ScorecardBook(Workspace workspace, WorkspaceSettings settings, RevenueQuestions questions, TimeProvider clock, ILogger<ScorecardBook> log)
{
    private const int LongestNote = 300, MostCards = 100;
    private long _times;

    private readonly Remembered<IReadOnlyList<Entry>> _all = new(() =>
    {
        using var db = workspace.OpenFor(Viewer.System);
        var versions = db.ScorecardVersions.AsNoTracking().OrderBy(v => v.EffectiveFrom).ThenBy(v => v.Id).ToList().ToLookup(v => v.ScorecardId);
        var archivals = db.ScorecardArchivals.AsNoTracking().OrderBy(a => a.FromDay).ThenBy(a => a.Id).ToList().ToLookup(a => a.ScorecardId);
        return [.. db.Scorecards.AsNoTracking().OrderBy(s => s.Id).ToList().Select(kept => EntryOf(kept, versions[kept.Id], [.. archivals[kept.Id]], log))];
    });

    /// <summary>A scorecard that somebody wrote.</summary>
    /// <param name="Versions">By their day, then as they were written.</param>
    /// <param name="Archivals">By their day, then as they were written.</param>
    /// <param name="Unread">Versions that this release cannot read, with why. They are left out.</param>
    public sealed record Entry(KeptScorecard Kept, IReadOnlyList<(ScorecardVersion Version, ScorecardSheet Sheet)> Versions, IReadOnlyList<ScorecardArchival> Archivals, IReadOnlyList<(ScorecardVersion Version, ScorecardWrong Wrong)> Unread)
    {
        /// <summary>The version that applies on a day; null before the first, and while it is archived.</summary>
        public CardInForce? On(DateOnly day) => Archivals.LastOrDefault(a => a.FromDay <= day) is { Archived: true } ? null
            : Versions.LastOrDefault(v => v.Version.EffectiveFrom <= day) is { Version: { } version, Sheet: { } sheet } ? new(sheet, version.Text, version) : null;
    }

    /// <summary>After a scorecard was written, archived or restored.</summary>
    public event Action? Changed;

    /// <summary>How often that was.</summary>
    public long Times => Interlocked.Read(ref _times);

    public IReadOnlyList<Entry> All => _all.Value;

    /// <summary>What applies on a day: the delivered ones stand back for those of the same score that somebody wrote for all accounts, also once they are archived.</summary>
    public ScorecardsInForce InForce(DateOnly day)
    {
        var written = All.Select(entry => entry.On(day)).OfType<CardInForce>().ToList();
        var taken = All.Where(entry => entry is { Kept: { Segment: "", Phase: "" }, Versions: [var first, ..] } && first.Version.EffectiveFrom <= day).Select(entry => entry.Kept.Score).ToHashSet(StringComparer.Ordinal);
        return new([.. written, .. CardInForce.Delivered.Where(card => !taken.Contains(card.Sheet.Score))]);
    }

    public async Task<DateOnly> TodayAsync(CancellationToken cancellation) => questions.TodayIn(await settings.InForceAsync(cancellation));

    /// <summary>Why a text cannot be a scorecard of this workspace; null where it can.</summary>
    public async Task<(ScorecardSheet? Sheet, ScorecardWrong? Wrong)> ReadAsync(string text, CancellationToken cancellation)
    {
        if (ScorecardText.Read(text) is not ({ } sheet, null) read) return ScorecardText.Read(text);
        var now = InForce(await TodayAsync(cancellation));
        foreach (var key in sheet.Card.Measures.Select(m => m.Measure.Signal).Where(s => s.StartsWith(ScorecardSheet.ScorePrefix, StringComparison.Ordinal)).Select(s => s[ScorecardSheet.ScorePrefix.Length..]))
        {
            if (now.Of(key) is not { Count: > 0 } cards) return (null, new(0, "signal", $"There is no score '{key}'. There are {string.Join(", ", now.Scores.Where(s => s != sheet.Score))}."));
            if (cards.Any(card => card.Sheet.WeighsScores)) return (null, new(0, "signal", $"The score '{key}' weighs scores itself; weigh those instead."));
        }
        if (await UnknownFieldAsync(sheet, cancellation) is { } unknown) return (null, unknown);
        return sheet.WeighsScores && now.All.Any(card => card.Sheet.Card.Measures.Any(m => m.Measure.Signal == ScorecardSheet.ScorePrefix + sheet.Score))
            ? (null, new(0, "signal", $"Another scorecard weighs the score '{sheet.Score}', so it cannot weigh scores itself.")) : read;
    }

    /// <summary>A custom field that accounts do not have, or that holds no numbers, would be missing for everybody without a word.</summary>
    private async Task<ScorecardWrong?> UnknownFieldAsync(ScorecardSheet sheet, CancellationToken cancellation)
    {
        List<string> weighed = [.. sheet.Card.Measures.Select(m => m.Measure.Signal).Where(CustomSignals.Is)];
        if (weighed.Count == 0) return null;
        await using var db = workspace.OpenFor(Viewer.System);
        List<string> there = [.. (await CustomSignals.AllAsync(db, cancellation)).Select(signal => signal.Id)];
        return weighed.Except(there, StringComparer.Ordinal).FirstOrDefault() is { } unknown ? new(0, "signal", $"There is no custom field of accounts with numbers named '{unknown}'. {(there.Count == 0 ? "There is none yet." : $"There are {string.Join(", ", there)}.")}") : null;
    }

    /// <summary>Adds a version.</summary>
    /// <param name="db">Of its author.</param>
    /// <param name="text">The scorecard.</param>
    /// <param name="from">The first day on which it applies; today where none is said.</param>
    /// <param name="note">Why.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<(Entry? Entry, ScorecardWrong? Wrong)> SaveAsync(AppDb db, string text, DateOnly? from, string? note, CancellationToken cancellation)
    {
        var (sheet, wrong) = await ReadAsync(text, cancellation);
        if (sheet is null) return (null, wrong);
        if (note?.Length > LongestNote) return (null, new(0, "note", $"A note has at most {LongestNote} characters."));
        var (segment, phase, now) = (sheet.Segment ?? "", sheet.Phase ?? "", clock.GetUtcNow());
        var (segmentKey, phaseKey) = (FoldedKey.Of(segment), FoldedKey.Of(phase));
        var kept = await db.Scorecards.FirstOrDefaultAsync(s => s.Score == sheet.Score && s.SegmentKey == segmentKey && s.PhaseKey == phaseKey, cancellation);
        if (kept is null)
        {
            if (await db.Scorecards.CountAsync(cancellation) >= MostCards) return (null, new(0, "", $"There are {MostCards} scorecards, as many as there can be."));
            db.Add(kept = new KeptScorecard { Score = sheet.Score, Segment = segment, SegmentKey = segmentKey, Phase = phase, PhaseKey = phaseKey, CreatedAt = now });
            await db.SaveChangesAsync(cancellation);
        }
        await PutAsync(db, kept, archive: false, cancellation);
        db.Add(new ScorecardVersion { ScorecardId = kept.Id, Text = text.ReplaceLineEndings("\n"), EffectiveFrom = from ?? await TodayAsync(cancellation), Note = note?.Trim() ?? "", Author = db.Viewer.Name, PersonId = db.Viewer.PersonId, RecordedAt = now });
        await db.SaveChangesAsync(cancellation);
        Tell();
        return (All.Single(entry => entry.Kept.Id == kept.Id), null);
    }

    /// <summary>From today on it does not apply: a wider one does, or none. Null where there is none of this number.</summary>
    public Task<Entry?> ArchiveAsync(AppDb db, long id, CancellationToken cancellation) => PutAsync(db, id, archive: true, cancellation);

    public Task<Entry?> RestoreAsync(AppDb db, long id, CancellationToken cancellation) => PutAsync(db, id, archive: false, cancellation);

    private async Task<Entry?> PutAsync(AppDb db, long id, bool archive, CancellationToken cancellation)
    {
        if (await db.Scorecards.FirstOrDefaultAsync(s => s.Id == id, cancellation) is not { } kept) return null;
        await PutAsync(db, kept, archive, cancellation);
        await db.SaveChangesAsync(cancellation);
        Tell();
        return All.Single(entry => entry.Kept.Id == id);
    }

    /// <summary>From today on, and never before.</summary>
    private async Task PutAsync(AppDb db, KeptScorecard kept, bool archive, CancellationToken cancellation)
    {
        if (kept.ArchivedOn is not null == archive) return;
        var today = await TodayAsync(cancellation);
        kept.ArchivedOn = archive ? today : null;
        db.Add(new ScorecardArchival { ScorecardId = kept.Id, Archived = archive, FromDay = today, Author = db.Viewer.Name, PersonId = db.Viewer.PersonId, RecordedAt = clock.GetUtcNow() });
    }

    private static Entry EntryOf(KeptScorecard kept, IEnumerable<ScorecardVersion> written, IReadOnlyList<ScorecardArchival> archivals, ILogger log)
    {
        var (versions, unread) = (new List<(ScorecardVersion, ScorecardSheet)>(), new List<(ScorecardVersion, ScorecardWrong)>());
        foreach (var version in written)
        {
            var (sheet, wrong) = ScorecardText.Read(version.Text);
            if (sheet is not null)
            {
                versions.Add((version, sheet));
                continue;
            }
            unread.Add((version, wrong!));
            LeftOut(log, kept.Words, version.EffectiveFrom, wrong!.ToString());
        }
        return new(kept, versions, archivals, unread);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The version of the scorecard {Scorecard} from {Day} cannot be read by this release and is left out: {Wrong} Write it anew at /health/scorecards")]
    private static partial void LeftOut(ILogger log, string scorecard, DateOnly day, string wrong);

    private void Tell()
    {
        _all.Forget();
        Interlocked.Increment(ref _times);
        Changed?.Invoke();
    }
}
