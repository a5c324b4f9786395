using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.App.Accounts;

/// <summary>An account's subscription lines with every statement about them, and what each line pays on any day: the same engine that counts the account, told each line apart.</summary>
public sealed class LineHistory
{
    private readonly Timeline _apart;
    private readonly DateTimeZone _zone;

    private LineHistory(IReadOnlyList<Line> lines, Timeline apart, DateTimeZone zone) => (Lines, _apart, _zone) = (lines, apart, zone);

    /// <summary>A line: its statements by start, the standing one of each version first and what it superseded behind it.</summary>
    /// <param name="Elsewhere">Days from which the line belongs to another account: a version of this one ends there.</param>
    public sealed record Line(int Number, string LineId, string SubscriptionId, string? Product, IReadOnlyList<Statement> Statements, IReadOnlyList<DateOnly> Elsewhere)
    {
        public Statement Last => LastOf(Statements);

        /// <summary>A version ends where it says, or where the next one starts, here or under another account.</summary>
        public DateOnly? EndOf(Statement version)
        {
            var later = Statements.Where(s => s.Stands).Select(s => s.Start).Concat(Elsewhere).Where(start => start > version.Start);
            if (version.End is { } said) later = later.Append(said);
            return later.Select(day => (DateOnly?)day).Min();
        }
    }

    public sealed record Statement(SubscriptionLineFact Fact, DateOnly Start, DateOnly? End, bool Stands);

    public IReadOnlyList<Line> Lines { get; }

    public static async Task<LineHistory> ReadAsync(AppDb db, Workspace workspace, IReadOnlyList<AccountId> account, WorkspaceOptions options, DateTimeOffset? knownAt, CancellationToken cancellation)
    {
        var undone = await UndoneAsync(workspace, knownAt, cancellation);
        var facts = await KnownFacts(db, account, knownAt, undone).ToListAsync(cancellation);
        var elsewhere = await ElsewhereAsync(workspace, account, [.. facts.Select(f => f.LineId).Distinct()], knownAt, undone, cancellation);
        var zone = DateTimeZoneProviders.Tzdb[options.TimeZone];
        var lines = facts.GroupBy(f => f.LineId).OrderBy(g => g.Min(f => f.StartAt), StringComparer.Ordinal).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select((g, number) => LineOf(number, [.. g], [.. elsewhere[g.Key]], zone)).ToList();
        var ledger = new RevenueLedger();
        foreach (var line in lines)
            foreach (var statement in line.Statements) ledger.Add(LineVersions.Of(statement.Fact, line.Number));
        foreach (var fact in elsewhere.SelectMany(g => g)) ledger.Add(LineVersions.Of(fact, lines.Count));
        if (facts.Any(f => f.Currency != options.Currency)) await AddRatesAsync(db, ledger, knownAt, undone, cancellation);
        return new(lines, ledger.At(options.With("reactivation-grace-days", "0")), zone);
    }

    /// <summary>The workspace's day of a moment.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => LocalDate.FromDateTime(Instant.FromDateTimeOffset(moment).InZone(_zone).ToDateTimeUnspecified()).ToDateOnly();

    /// <summary>What a line pays at the end of a day, in the reporting currency.</summary>
    public decimal AmountOn(Line line, DateOnly day) => AmountOn(line, day, day);

    /// <summary>The lines whose own amount changed on a day, at the day's rate as the movement counts it, with what happened to them.</summary>
    public IEnumerable<(Line Line, decimal Change, string Words)> ChangesOn(DateOnly day) =>
        from line in Lines
        let change = AmountOn(line, day) - AmountOn(line, day.AddDays(-1), day)
        where change != 0
        select (line, change, Words(line, day, change));

    private decimal AmountOn(Line line, DateOnly day, DateOnly rateDay) => _apart.OrdinalOf(line.Number) is var ordinal and >= 0 ? _apart.AmountOn(ordinal, day, rateDay) / 100_000_000m : 0;

    private string Words(Line line, DateOnly day, decimal change)
    {
        foreach (var s in line.Statements.Where(s => s.Stands).Reverse())
        {
            var f = s.Fact;
            if (On(f.PausedFrom, day)) return "paused";
            if (On(f.PausedTo, day)) return "goes on after a pause";
            if (On(f.DiscountEnd, day)) return "discount ends";
            if (On(f.TrialEnd, day)) return "first paid day after the trial";
            if (On(f.DunningEnds, day) || On(f.PastDueFrom, day)) return "unpaid";
            if (s.Start == day) return s == line.Statements[0] ? "starts" : change > 0 ? $"becomes {LineWords.Price(f)}" : $"falls to {LineWords.Price(f)}";
            if (s.End == day) return f.CancelledAt is null ? "ends" : "ends after cancellation";
            if (On(f.CancelledAt, day)) return "cancelled";
        }
        return change > 0 ? "rises" : "falls";
    }

    private bool On(string? moment, DateOnly day) => LineVersions.Moment(moment)?.In(_zone) == day;

    /// <summary>The last that stands; of a line that went to another account whole, the last that did.</summary>
    private static Statement LastOf(IReadOnlyList<Statement> statements) => statements.LastOrDefault(s => s.Stands) ?? statements[^1];

    private static Line LineOf(int number, List<SubscriptionLineFact> facts, List<SubscriptionLineFact> elsewhere, DateTimeZone zone)
    {
        var standing = facts.Concat(elsewhere).GroupBy(f => LineVersions.Moment(f.StartAt)!.Value.In(zone)).Select(g => g.OrderBy(f => f.RecordedAt).ThenBy(f => f.Id).Last().Id).ToHashSet();
        var statements = facts.Select(f => new Statement(f, LineVersions.Moment(f.StartAt)!.Value.In(zone), LineVersions.Moment(f.EndAt)?.In(zone), standing.Contains(f.Id)))
            .OrderBy(s => s.Start).ThenByDescending(s => s.Stands).ThenByDescending(s => s.Fact.RecordedAt).ThenByDescending(s => s.Fact.Id).ToList();
        var last = LastOf(statements).Fact;
        return new(number, last.LineId, last.SubscriptionId, last.Product, statements, [.. elsewhere.Select(f => LineVersions.Moment(f.StartAt)!.Value.In(zone))]);
    }

    /// <summary>Versions of the same lines under other accounts, seen or not by the viewer: of them nothing is shown but that the line goes on elsewhere.</summary>
    private static async Task<ILookup<string, SubscriptionLineFact>> ElsewhereAsync(Workspace workspace, IReadOnlyList<AccountId> account, List<string> lines, DateTimeOffset? knownAt, List<long?> undone, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        var facts = db.SubscriptionLineFacts.AsNoTracking().Where(f => !account.Contains(f.AccountId) && lines.Contains(f.LineId) && !undone.Contains(f.ImportId));
        return (await (knownAt is { } at ? facts.Where(f => f.RecordedAt <= at) : facts).ToListAsync(cancellation)).ToLookup(f => f.LineId, StringComparer.Ordinal);
    }

    private static IQueryable<SubscriptionLineFact> KnownFacts(AppDb db, IReadOnlyList<AccountId> account, DateTimeOffset? knownAt, List<long?> undone)
    {
        var facts = db.SubscriptionLineFacts.AsNoTracking().Where(f => account.Contains(f.AccountId) && !undone.Contains(f.ImportId));
        return knownAt is { } at ? facts.Where(f => f.RecordedAt <= at) : facts;
    }

    /// <summary>Imports and changes whose facts do not count: taken back by then. Not a matter of what the viewer may see.</summary>
    private static async Task<List<long?>> UndoneAsync(Workspace workspace, DateTimeOffset? knownAt, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        return await UndoneSource.NotCountingAsync(db, knownAt, cancellation);
    }

    private static async Task AddRatesAsync(AppDb db, RevenueLedger ledger, DateTimeOffset? knownAt, List<long?> undone, CancellationToken cancellation)
    {
        var rates = db.FxRateFacts.AsNoTracking().Where(r => knownAt == null || r.RecordedAt <= knownAt).AsAsyncEnumerable();
        await foreach (var rate in rates.WithCancellation(cancellation))
            if (!undone.Contains(rate.ImportId)) ledger.AddRate(rate.Day, rate.Base, rate.Quote, decimal.Parse(rate.Rate, CultureInfo.InvariantCulture), Micros.Of(rate.RecordedAt), 0);
    }
}
