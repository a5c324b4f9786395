using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.App.Shell;
using Perennial.Core.Health;

namespace Perennial.App.Signals;

/// <summary>
/// Reads every signal of all accounts at once, as of any days. What happened counts from when it happened, however late it became known; as known on a day, only what was recorded by its end does.
/// Of all accounts of the workspace: scope is the caller's.
/// </summary>
public sealed class SignalReader
{
    private const int Large = 5_000;
    private readonly Workspace _workspace;
    private readonly WorkspaceSettings _settings;
    private readonly RevenueQuestions _questions;
    private readonly MergedRecords _merged;
    private readonly FactsChanged _changed;
    private readonly FactLog<AccountSaid> _accounts;
    private readonly Histories<AccountSaid, AccountsSaid> _histories;
    private readonly IReadOnlyList<ISignalSource> _sources;
    private Everybody? _everybody;

    /// <summary>Accounts that are not part of others, as often as facts had changed.</summary>
    private sealed record Everybody(long Times, long[] Accounts);

    internal SignalReader(Workspace workspace, WorkspaceSettings settings, RevenueQuestions questions, MergedRecords merged, FactsChanged changed, FactLog<AccountSaid> accounts, Histories<AccountSaid, AccountsSaid> histories, IEnumerable<ISignalSource> sources) =>
        (_workspace, _settings, _questions, _merged, _changed, _accounts, _histories, _sources) = (workspace, settings, questions, merged, changed, accounts, histories, [.. sources]);

    /// <summary>Those of the catalog, and custom fields that hold numbers.</summary>
    public async Task<IReadOnlyList<Signal>> SignalsAsync(CancellationToken cancellation)
    {
        await using var db = _workspace.OpenFor(Viewer.System);
        return [.. SignalCatalog.All, .. await CustomSignals.AllAsync(db, cancellation)];
    }

    /// <summary>The workspace's present day.</summary>
    public async Task<DateOnly> TodayAsync(CancellationToken cancellation) => _questions.TodayIn(await _settings.InForceAsync(cancellation));

    /// <param name="day">The last day that counts.</param>
    /// <param name="asKnown">The last day whose recorded facts count; null for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<SignalTable> AtAsync(DateOnly day, DateOnly? asKnown, CancellationToken cancellation) => (await ReadAsync([day], asKnown, null, null, null, cancellation))[0];

    /// <summary>The same of several days: each source is read once for all of them.</summary>
    /// <returns>In the order of the days.</returns>
    public async Task<IReadOnlyList<SignalTable>> OverAsync(IReadOnlyList<DateOnly> days, DateOnly? asKnown, CancellationToken cancellation)
    {
        if (days.Count == 0) return [];
        List<DateOnly> ordered = [.. days.Distinct().Order()];
        var tables = await ReadAsync(ordered, asKnown, null, null, null, cancellation);
        return [.. days.Select(day => tables[ordered.BinarySearch(day)])];
    }

    /// <summary>The very values that <see cref="AtAsync"/> gives, of a few accounts. Who is none, or is put aside, is left out.</summary>
    public async Task<SignalTable> OfAccountsAsync(DateOnly day, IReadOnlyList<long> accounts, DateOnly? asKnown, CancellationToken cancellation) => (await ReadAsync([day], asKnown, accounts, null, null, cancellation))[0];

    /// <param name="days">In order, each once.</param>
    /// <param name="asKnown">The last day whose recorded facts count; null for all.</param>
    /// <param name="only">Ids of the accounts that are asked for; null for all.</param>
    /// <param name="notes">Where words about the only one of them go.</param>
    /// <param name="signal">The signal whose source alone is read; null for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal async Task<IReadOnlyList<SignalTable>> ReadAsync(IReadOnlyList<DateOnly> days, DateOnly? asKnown, IReadOnlyList<long>? only, SignalNotes? notes, string? signal, CancellationToken cancellation)
    {
        var options = await _settings.InForceAsync(cancellation);
        await using var db = _workspace.OpenFor(Viewer.System);
        var (known, custom) = (await KnownFacts.OfAsync(db, _merged, options.TimeZone, asKnown, cancellation), await CustomSignals.AllAsync(db, cancellation));
        var (accounts, within) = (await AccountsAsync(db, known, only?.ToHashSet(), cancellation), only is null ? null : Within(known, only));
        DateTimeOffset[] ends = [.. days.Select(known.EndOf)];
        var said = await _histories.AskAsync(known, all => all.By(accounts, [.. ends.Select(Micros.Of)], [.. custom.Select(CustomSignals.FieldOf)]), cancellation);
        var asked = new SignalQuestion { Options = options, Today = _questions.TodayIn(options), AsKnown = asKnown, Known = known, Accounts = accounts, Within = within, Notes = notes, Days = [.. days.Select((day, i) => DayOf(day, ends[i], accounts, said[i]))] };
        if (accounts.Length > 0)
            await FillAsync(asked, [.. _sources.Where(s => signal is null || s.Tells.Contains(signal))], cancellation);
        foreach (var day in asked.Days) CustomSignals.Fill(day, custom, notes);
        if (only is null)
            foreach (var day in asked.Days) LeaveEmpty(day.Table, custom);
        return [.. asked.Days.Select(day => day.Table)];
    }

    /// <summary>In a large book side by side, on as many processors as there are.</summary>
    private static async Task FillAsync(SignalQuestion asked, IReadOnlyList<ISignalSource> sources, CancellationToken cancellation)
    {
        if (asked.IsPart || asked.Accounts.Length < Large)
            foreach (var source in sources) await source.FillAsync(asked, cancellation);
        else await Parallel.ForEachAsync(sources, cancellation, async (source, stop) => await source.FillAsync(asked, stop));
    }

    private static SignalDay DayOf(DateOnly day, DateTimeOffset end, long[] accounts, AccountStates said)
    {
        int[] there = [.. Enumerable.Range(0, accounts.Length).Where(a => !said.Archived[a])];
        return new(end, new SignalTable(day, [.. there.Select(a => accounts[a])]), there, said);
    }

    /// <summary>What nobody has on a day is left with a reason, if its source gave none.</summary>
    private static void LeaveEmpty(SignalTable table, IEnumerable<Signal> custom)
    {
        foreach (var signal in SignalCatalog.All.Concat(custom))
            if (table.Untold(signal.Id) is null && !table[signal.Id].ContainsAnyExcept(float.NaN)) table.Leave(signal.Id, table.Accounts.Length == 0 ? $"There is no account on {Format.Iso(table.Day)}." : $"No account had a value on {Format.Iso(table.Day)}.");
    }

    /// <summary>Accounts that are not part of others, ascending: as known at a moment those that were known then, also what went into others since.</summary>
    private async Task<long[]> AccountsAsync(AppDb db, KnownFacts known, HashSet<long>? only, CancellationToken cancellation)
    {
        var rows = db.Accounts.AsNoTracking();
        if (known.At is not { } at)
        {
            if (only is null) return await EverybodyAsync(rows, cancellation);
            var ids = only.Select(id => new AccountId(id)).ToList();
            return await InOrderAsync(rows.Where(a => ids.Contains(a.Id)), cancellation);
        }
        var present = (await rows.Select(a => new { a.Id, a.CreatedAt }).ToListAsync(cancellation)).ToDictionary(a => a.Id.Value, a => a.CreatedAt);
        var said = SaidOf((await _accounts.AllAsync(cancellation)).Span, known);
        return [.. AccountKeys.All(_workspace.Store).Select(key => key.Id).Where(id => only?.Contains(id) != false && !known.Merged.IsMerged(id) && (present.TryGetValue(id, out var created) ? created <= at : said.Contains(id))).Order()];
    }

    /// <summary>Read again when facts have changed.</summary>
    private async Task<long[]> EverybodyAsync(IQueryable<Account> rows, CancellationToken cancellation)
    {
        var times = _changed.Times;
        if (_everybody is not { } kept || kept.Times != times) _everybody = kept = new(times, await InOrderAsync(rows, cancellation));
        return kept.Accounts;
    }

    private static async Task<long[]> InOrderAsync(IQueryable<Account> rows, CancellationToken cancellation) => [.. (await rows.Select(a => a.Id).ToListAsync(cancellation)).Select(id => id.Value).Order()];

    private static HashSet<long> SaidOf(ReadOnlySpan<FactLog<AccountSaid>.Fact> facts, KnownFacts known)
    {
        var said = new HashSet<long>();
        foreach (ref readonly var fact in facts)
            if (known.Counts(fact.RecordedAt, fact.Source)) said.Add(fact.Account);
        return said;
    }

    /// <summary>Accounts with those that are part of them, and those that their timeline went to since.</summary>
    private List<AccountId> Within(KnownFacts known, IReadOnlyList<long> only)
    {
        var now = _merged.Accounts();
        return [.. only.SelectMany(known.Merged.All).SelectMany(id => (long[])[id, now.Root(id)]).Distinct().Select(id => new AccountId(id))];
    }
}
