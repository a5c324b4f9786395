using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Database.Bulk;
using Perennial.App.Events;
using Perennial.App.Import;
using Perennial.App.Import.Kinds;
using Perennial.App.Shell;
using Perennial.Usage;
using Perennial.Usage.Sql;

namespace Perennial.App.Traits;

/// <summary>
/// Brings what traits say into accounts and contacts, by the rules: through the same checks as files, each time as one change that can be taken back.
/// A field is written only when its trait says something else than the last time, and later, so what people change by hand stays.
/// Where several groups or users are one record, the latest of them says each field, in whatever order they are looked at.
/// </summary>
public sealed class TraitWork(TraitRules rules, EventStore store, EventGroups groups, Workspace workspace, BulkRows rows, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    private const string Custom = "custom.";
    private const int AtOnce = 2000;

    /// <summary>What a trait wants of one field.</summary>
    private readonly record struct Wish(string Field, string Trait, TraitWord Word)
    {
        public string Json => Word.Value.GetRawText();
        public DateTimeOffset At => Micros.ToInstant(Word.At);
    }

    /// <param name="sources">Groups of which something was told; null for all.</param>
    /// <param name="people">Users; null for all.</param>
    /// <param name="cancellation">Ends it between two kinds.</param>
    public async Task ApplyAsync(IReadOnlyCollection<int>? sources, IReadOnlyCollection<int>? people, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            await ApplyNowAsync(sources, people, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task ApplyNowAsync(IReadOnlyCollection<int>? sources, IReadOnlyCollection<int>? people, CancellationToken cancellation)
    {
        var by = rules.All.ToLookup(r => r.Record);
        if (by.Contains(TraitRule.Accounts) && sources is not { Count: 0 }) await AccountsAsync([.. by[TraitRule.Accounts]], sources, cancellation);
        if (by.Contains(TraitRule.Contacts) && people is not { Count: 0 }) await ContactsAsync([.. by[TraitRule.Contacts]], people, cancellation);
    }

    private async Task AccountsAsync(IReadOnlyList<TraitRule> rules, IReadOnlyCollection<int>? sources, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        foreach (var some in Some(sources, store.Engine.Names.Sources.Count)) await AccountsAsync(db, rules, some, cancellation);
    }

    private async Task AccountsAsync(AppDb db, IReadOnlyList<TraitRule> rules, IReadOnlyCollection<int> sources, CancellationToken cancellation)
    {
        var told = (await TraitsQuery.NewestAsync(store.Engine, ofGroups: true, sources, cancellation)).Select(t => (Account: groups.AccountOf(t.Number), t.Values)).Where(t => t.Account is not null).ToList();
        var ids = told.Select(t => new AccountId(t.Account!.Value)).Distinct().ToList();
        var names = await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id.Value, a => a.ExternalId, cancellation);
        await WriteAsync(db, TraitRule.Accounts, [.. told.Where(t => names.ContainsKey(t.Account!.Value)).Select(t => (names[t.Account!.Value], (string?)null, Wishes(rules, t.Values)))], cancellation);
    }

    private async Task ContactsAsync(IReadOnlyList<TraitRule> rules, IReadOnlyCollection<int>? people, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        foreach (var some in Some(people, store.Engine.Names.People.Count)) await ContactsAsync(db, rules, some, cancellation);
    }

    /// <summary>A part at a time, so that the traits of very many are never in memory together.</summary>
    private static IEnumerable<int[]> Some(IReadOnlyCollection<int>? numbers, int count) => (numbers ?? Enumerable.Range(1, count)).Chunk(AtOnce);

    private async Task ContactsAsync(AppDb db, IReadOnlyList<TraitRule> rules, IReadOnlyCollection<int> people, CancellationToken cancellation)
    {
        var found = await UserContacts.OfAsync(db, await TraitsQuery.NewestAsync(store.Engine, ofGroups: false, people, cancellation), cancellation);
        await WriteAsync(db, TraitRule.Contacts, [.. found.Select(f => (f.Contact, (string?)f.Account, Wishes(rules, f.User.Values)))], cancellation);
    }

    private static List<Wish> Wishes(IReadOnlyList<TraitRule> rules, IReadOnlyDictionary<string, TraitWord> values) =>
        [.. rules.Where(r => values.TryGetValue(r.Trait, out var word) && word.Value.ValueKind is not JsonValueKind.Null).Select(r => new Wish(r.Field, r.Trait, values[r.Trait]))];

    /// <summary>What all groups or users that are one record say of it: of each field the latest.</summary>
    private static List<Wish> Together(IEnumerable<IReadOnlyList<Wish>> told)
    {
        var latest = new Dictionary<string, Wish>(StringComparer.Ordinal);
        foreach (var wish in told.SelectMany(wishes => wishes))
            if (!latest.TryGetValue(wish.Field, out var before) || wish.Word.Outdates(before.Word)) latest[wish.Field] = wish;
        return [.. latest.Values];
    }

    /// <summary>Whether a wish says something else than what was said last, and later; another trait than the last time may be older.</summary>
    private static bool IsNew(Wish wish, TraitValue? before) => before is null || (before.Value != wish.Json && (before.Trait != wish.Trait || wish.Word.Outdates(Micros.Of(before.ToldAt), before.Value)));

    private static bool IsSaidAgain(Wish wish, TraitValue? before) => before is not null && before.Value == wish.Json && (before.Trait != wish.Trait || wish.At > before.ToldAt);

    private async Task WriteAsync(AppDb db, string record, IReadOnlyList<(string Id, string? Account, List<Wish> Wishes)> told, CancellationToken cancellation)
    {
        var kind = ImportKinds.Find(record)!;
        foreach (var some in told.GroupBy(t => t.Id, StringComparer.Ordinal).Select(same => (Id: same.Key, same.First().Account, Wishes: Together(same.Select(t => t.Wishes)))).Where(t => t.Wishes.Count > 0).Chunk(500))
        {
            var ids = some.Select(t => t.Id).ToList();
            var last = await db.TraitValues.Where(v => v.Record == record && ids.Contains(v.RecordId)).ToDictionaryAsync(v => (v.RecordId, v.Field), cancellation);
            foreach (var (id, _, wishes) in some)
                foreach (var wish in wishes)
                    if (last.TryGetValue((id, wish.Field), out var before) && IsSaidAgain(wish, before)) (before.Trait, before.ToldAt) = (wish.Trait, wish.At);
            var items = some.Select(t => (t.Id, t.Account, Wishes: t.Wishes.Where(w => IsNew(w, last.GetValueOrDefault((t.Id, w.Field)))).ToList())).Where(t => t.Wishes.Count > 0).ToList();
            foreach (var (id, _, wishes) in items)
                foreach (var wish in wishes)
                {
                    if (last.TryGetValue((id, wish.Field), out var before)) (before.Value, before.Problem, before.SaidAt, before.Trait, before.ToldAt) = (wish.Json, null, clock.GetUtcNow(), wish.Trait, wish.At);
                    else db.Add(last[(id, wish.Field)] = new TraitValue { Record = record, RecordId = id, Field = wish.Field, Value = wish.Json, SaidAt = clock.GetUtcNow(), Trait = wish.Trait, ToldAt = wish.At });
                }
            for (var pass = 0; items.Count > 0 && pass <= kind.Fields.Count; pass++)
            {
                var result = await rows.WriteAsync(kind, new JsonItems<Dictionary<string, JsonElement>>([.. items.Select((t, i) => (i, Item(kind, t.Id, t.Account, t.Wishes)))], []), new ChangeNote(Viewer.System, "Traits of events"), cancellation);
                var again = new List<(string, string?, List<Wish>)>();
                foreach (var refused in result.Errors.GroupBy(e => e.Index ?? -1).Where(e => e.Key >= 0))
                {
                    var (id, account, wishes) = items[refused.Key];
                    var reasons = refused.ToLookup(e => e.Field, e => e.Message);
                    var wrong = wishes.Where(w => reasons.Contains(BulkRows.JsonName(kind, w.Field))).ToList();
                    foreach (var wish in wrong) last[(id, wish.Field)].Problem = string.Join(" ", reasons[BulkRows.JsonName(kind, wish.Field)]);
                    if (wrong.Count == 0)
                    {
                        wrong = wishes; // it is the record that cannot be taken, not one of its fields
                        foreach (var wish in wrong) last[(id, wish.Field)].Problem = string.Join(" ", refused.Select(e => e.Message));
                    }
                    var left = wishes.Except(wrong).ToList();
                    if (left.Count > 0) again.Add((id, account, left));
                }
                items = again;
            }
            await db.SaveChangesAsync(cancellation);
        }
    }

    private static Dictionary<string, JsonElement> Item(ImportKind kind, string id, string? account, IReadOnlyList<Wish> wishes)
    {
        var item = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [kind.Name == TraitRule.Accounts ? "accountId" : "contactId"] = JsonSerializer.SerializeToElement(id) };
        if (account is not null) item["accountId"] = JsonSerializer.SerializeToElement(account);
        foreach (var wish in wishes.Where(w => !w.Field.StartsWith(Custom, StringComparison.Ordinal))) item[BulkRows.JsonName(kind, wish.Field)] = wish.Word.Value;
        var custom = wishes.Where(w => w.Field.StartsWith(Custom, StringComparison.Ordinal)).ToDictionary(w => w.Field[Custom.Length..], w => w.Word.Value, StringComparer.Ordinal);
        if (custom.Count > 0) item["custom"] = JsonSerializer.SerializeToElement(custom);
        return item;
    }
}
