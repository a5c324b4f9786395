using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Signals;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>Tries scorecards on the whole book while somebody writes them. What was read for it is kept for a while, so that dragging a weight only weighs anew.</summary>
public sealed class WhatIf(Workspace workspace, HealthScores scores, ScorecardBook cards, SignalReader signals, PastOutcomes outcomes, ProjectRevenue projection, TimeProvider clock) : IDisposable
{
    private const int Months = 12, MonthsOfLarge = 4, Large = 20_000, Quick = 1_500, MostMovers = 50;
    private static readonly TimeSpan _kept = TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim _one = new(1, 1);
    private Session? _session;

    /// <summary>What was read: today and past months with the signals of scorecards, and what each account pays.</summary>
    private sealed record Session(HealthScores.State State, DateTimeOffset Until, IReadOnlySet<string> Signals, bool HasKinds, ScorecardsInForce InForce, TrialDay Today, IReadOnlyList<TrialDay> Past, IReadOnlyDictionary<long, (string ExternalId, string Name, long MrrE8)> Accounts, string Currency)
    {
        /// <summary>How what applies told past losses, by whom it is tried for: no weight changes that.</summary>
        public Dictionary<(string Score, string? Segment, string? Phase, int Capacity), HealthGrade> Before { get; } = [];
    }

    /// <summary>For who sees every account.</summary>
    /// <param name="card">What is tried in the place of the one of the same score, segment and phase.</param>
    /// <param name="capacity">How many accounts the team can look after at a time.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<CardTrial> TryAsync(CardInForce card, int capacity, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var session = await SessionAsync(card.Sheet, cancellation);
            return Try(session, card, capacity);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Whether the first try has to read so many accounts that somebody would wait for it.</summary>
    public async Task<bool> TakesLongAsync(CancellationToken cancellation)
    {
        if (_session is { } kept && kept.Until > clock.GetUtcNow() && kept.State == await scores.WantedAsync(cancellation)) return false;
        await using var db = workspace.OpenFor(Viewer.System);
        return await db.Accounts.CountAsync(cancellation) > Quick;
    }

    public void Dispose() => _one.Dispose();

    private static CardTrial Try(Session session, CardInForce card, int capacity)
    {
        var with = session.InForce.With(card);
        var (before, after, members) = (session.Today.Scores(card.Sheet.Score, session.InForce), session.Today.Scores(card.Sheet.Card), session.Today.Members(with, card));
        var place = (card.Sheet.Score, card.Sheet.Segment, card.Sheet.Phase, capacity);
        if (!session.Before.TryGetValue(place, out var graded)) session.Before[place] = graded = GradeOf(session.Past, session.InForce, with, card, capacity, isAfter: false);
        var (moves, movers) = (new Dictionary<(Band?, Band?), (int Accounts, long E8)>(), new List<CardTrial.Mover>());
        for (var i = 0; i < members.Length; i++)
        {
            if (!members[i] || !session.Accounts.TryGetValue(session.Today.Table.Accounts[i], out var account)) continue;
            var kind = session.Today.Day.Kinds[i];
            var (from, to) = (BandOf(session.InForce.For(card.Sheet.Score, kind.Segment, kind.Phase)?.Sheet.Card, before[i]), BandOf(card.Sheet.Card, after[i]));
            var sum = moves.GetValueOrDefault((from, to));
            moves[(from, to)] = (sum.Accounts + 1, sum.E8 + account.MrrE8);
            if (from != to) movers.Add(new(account.ExternalId, account.Name, account.MrrE8 / (decimal)AccountRow.Unit, from, to, Known(before[i]), Known(after[i])));
        }
        return new(card, [.. moves.Select(move => new CardTrial.Move(move.Key.Item1, move.Key.Item2, move.Value.Accounts, move.Value.E8 / (decimal)AccountRow.Unit)).OrderBy(move => move.From).ThenBy(move => move.To)],
            [.. movers.OrderByDescending(mover => mover.Mrr).ThenBy(mover => mover.AccountId, StringComparer.Ordinal).Take(MostMovers)],
            graded, GradeOf(session.Past, session.InForce, with, card, capacity, isAfter: true), [.. session.Past.Select(day => day.Table.Day)], session.Currency);
    }

    /// <summary>Over those that would have the scorecard.</summary>
    internal static HealthGrade GradeOf(IReadOnlyList<TrialDay> past, ScorecardsInForce inForce, ScorecardsInForce with, CardInForce card, int capacity, bool isAfter)
    {
        var days = past.Select(day =>
        {
            var (all, members) = (isAfter ? day.Scores(card.Sheet.Card) : day.Scores(card.Sheet.Score, inForce), day.Members(with, card));
            return (Scores: all.Select((score, i) => members[i] ? score : float.NaN).ToArray(), day.Day.Lost);
        }).ToList();
        return HealthGrade.Of(days, (d, i) => (isAfter ? card.Sheet.Card : inForce.For(card.Sheet.Score, past[d].Day.Kinds[i].Segment, past[d].Day.Kinds[i].Phase)!.Sheet.Card).Bands.Of(days[d].Scores[i]), capacity);
    }

    internal static Band? BandOf(Scorecard? card, float score) => card is null || float.IsNaN(score) ? null : card.Bands.Of(Math.Round(score, 2));

    private static double? Known(float score) => float.IsNaN(score) ? null : Math.Round(score, 1);

    private async Task<Session> SessionAsync(ScorecardSheet sheet, CancellationToken cancellation)
    {
        var state = await scores.CurrentAsync(cancellation);
        var inForce = cards.InForce(state.Day);
        var wanted = inForce.All.SelectMany(c => c.Sheet.Card.Measures).Concat(sheet.Card.Measures).Select(m => m.Measure.Signal).ToHashSet(StringComparer.Ordinal);
        var needsKinds = inForce.NeedKinds || inForce.With(new(sheet, "", null)).NeedKinds;
        if (_session is { } kept && kept.State == state && kept.Until > clock.GetUtcNow() && wanted.IsSubsetOf(kept.Signals) && (kept.HasKinds || !needsKinds)) return kept;
        var table = await signals.AtAsync(state.Day, null, cancellation);
        var accounts = await AccountsAsync(cancellation);
        var kinds = await scores.KindsAsync(needsKinds, table, null, asKnown: false, cancellation);
        var today = new TrialDay(new(WithScores(table, inForce, kinds), kinds, new byte[table.Accounts.Length], [.. table["mrr"].ToArray().Select(mrr => mrr > 0)]));
        var past = new List<TrialDay>();
        await foreach (var day in outcomes.OverAsync(await outcomes.DaysAsync(table.Accounts.Length > Large ? MonthsOfLarge : Months, cancellation), needsKinds, asKnown: false, cancellation))
            past.Add(new(day with { Table = Only(WithScores(day.Table, inForce, day.Kinds), wanted) }));
        return _session = new(state, clock.GetUtcNow() + _kept, wanted, needsKinds, inForce, today, past, accounts, (await projection.CurrentAsync(cancellation)).Currency);
    }

    /// <summary>With every score among its signals, as a scorecard may weigh any.</summary>
    internal static SignalTable WithScores(SignalTable table, ScorecardsInForce inForce, IReadOnlyList<AccountKind> kinds)
    {
        var (segments, measured) = (AccountKinds.Numbers(kinds), new Dictionary<Measure, (float[], float[], float[])>());
        foreach (var score in inForce.ToCompute) table.Set(ScorecardSheet.ScorePrefix + score, ScoresOfAll.Of(score, inForce, table, kinds, segments, measured).Scores());
        return table;
    }

    /// <summary>A table of those signals alone.</summary>
    private static SignalTable Only(SignalTable table, IEnumerable<string> signals)
    {
        var only = new SignalTable(table.Day, table.Accounts);
        foreach (var signal in signals)
        {
            var days = new int[table.Accounts.Length];
            for (var i = 0; i < days.Length; i++) days[i] = table.KnownOn(signal, i);
            only.Set(signal, table[signal].ToArray(), days.Any(day => day != SignalTable.Ageless) ? days : null);
        }
        return only;
    }

    private async Task<IReadOnlyDictionary<long, (string ExternalId, string Name, long MrrE8)>> AccountsAsync(CancellationToken cancellation)
    {
        await projection.CurrentAsync(cancellation);
        await using var db = workspace.OpenFor(Viewer.System);
        var rows = await db.Accounts.AsNoTracking().Join(db.AccountRevenue, a => a.Id, r => r.AccountId, (a, r) => new { a.Id, a.ExternalId, a.Name, r.MrrE8 }).ToListAsync(cancellation);
        return rows.ToDictionary(row => row.Id.Value, row => (row.ExternalId, row.Name, row.MrrE8));
    }
}
