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
/// A field is written only when its trait says something else than the last time, so what people change by hand stays.
/// </summary>
public sealed class TraitWork(TraitRules rules, EventStore store, EventGroups groups, Workspace workspace, BulkRows rows, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    private const string Custom = "custom.";
    private const int AtOnce = 2000;

    /// <summary>What a trait wants of one field.</summary>
    private readonly record struct Wish(string Field, JsonElement Value);

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
        var told = await TraitsQuery.NewestAsync(store.Engine, ofGroups: false, people, cancellation);
        var found = new List<(string, string?, IReadOnlyList<Wish>)>();
        foreach (var some in told.Chunk(500))
        {
            var ids = some.Select(t => t.Id).ToList();
            var mails = some.SelectMany(t => new[] { t.Id, t.Values.TryGetValue("email", out var mail) ? mail.ToString() : "" }).Where(m => m.Contains('@', StringComparison.Ordinal)).Select(FoldedKey.Of).Distinct(StringComparer.Ordinal).ToList();
            var contacts = await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.ExternalId) || (c.EmailKey != null && mails.Contains(c.EmailKey)))
                .Join(db.Accounts, c => c.AccountId, a => a.Id, (c, a) => new { c.ExternalId, c.EmailKey, Account = a.ExternalId }).OrderBy(c => c.ExternalId).ToListAsync(cancellation);
            foreach (var user in some)
            {
                var mail = user.Values.TryGetValue("email", out var said) ? FoldedKey.Of(said.ToString()) : null;
                var contact = contacts.Find(c => c.ExternalId == user.Id) ?? contacts.Find(c => c.EmailKey is { } key && (key == mail || key == FoldedKey.Of(user.Id)));
                if (contact is not null) found.Add((contact.ExternalId, contact.Account, Wishes(rules, user.Values)));
            }
        }
        await WriteAsync(db, TraitRule.Contacts, found, cancellation);
    }

    private static List<Wish> Wishes(IReadOnlyList<TraitRule> rules, IReadOnlyDictionary<string, JsonElement> values) =>
        [.. rules.Where(r => values.TryGetValue(r.Trait, out var value) && value.ValueKind is not JsonValueKind.Null and not JsonValueKind.Object).Select(r => new Wish(r.Field, values[r.Trait]))];

    private async Task WriteAsync(AppDb db, string record, IReadOnlyList<(string Id, string? Account, IReadOnlyList<Wish> Wishes)> told, CancellationToken cancellation)
    {
        var kind = ImportKinds.Find(record)!;
        foreach (var some in told.GroupBy(t => t.Id, StringComparer.Ordinal).Select(same => same.Last()).Where(t => t.Wishes.Count > 0).Chunk(500))
        {
            var ids = some.Select(t => t.Id).ToList();
            var last = await db.TraitValues.Where(v => v.Record == record && ids.Contains(v.RecordId)).ToDictionaryAsync(v => (v.RecordId, v.Field), cancellation);
            var items = some.Select(t => (t.Id, t.Account, Wishes: t.Wishes.Where(w => !last.TryGetValue((t.Id, w.Field), out var before) || before.Value != w.Value.GetRawText()).ToList())).Where(t => t.Wishes.Count > 0).ToList();
            if (items.Count == 0) continue;
            foreach (var (id, _, wishes) in items)
                foreach (var wish in wishes)
                {
                    if (last.TryGetValue((id, wish.Field), out var before)) (before.Value, before.Problem, before.SaidAt) = (wish.Value.GetRawText(), null, clock.GetUtcNow());
                    else db.Add(last[(id, wish.Field)] = new TraitValue { Record = record, RecordId = id, Field = wish.Field, Value = wish.Value.GetRawText(), SaidAt = clock.GetUtcNow() });
                }
            for (var pass = 0; items.Count > 0 && pass <= kind.Fields.Count; pass++)
            {
                var result = await rows.WriteAsync(kind, new JsonItems<Dictionary<string, JsonElement>>([.. items.Select((t, i) => (i, Item(kind, t.Id, t.Account, t.Wishes)))], []), new ChangeNote(Viewer.System, "Traits of events"), cancellation);
                var again = new List<(string, string?, List<Wish>)>();
                foreach (var refused in result.Errors.GroupBy(e => e.Index ?? -1).Where(e => e.Key >= 0))
                {
                    var (id, account, wishes) = items[refused.Key];
                    var wrong = wishes.Where(w => refused.Any(e => e.Field == BulkRows.JsonName(kind, w.Field))).ToList();
                    if (wrong.Count == 0) wrong = wishes;
                    foreach (var wish in wrong) last[(id, wish.Field)].Problem = string.Join(" ", refused.Where(e => wrong.Count == wishes.Count || e.Field == BulkRows.JsonName(kind, wish.Field)).Select(e => e.Message));
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
        foreach (var wish in wishes.Where(w => !w.Field.StartsWith(Custom, StringComparison.Ordinal))) item[BulkRows.JsonName(kind, wish.Field)] = wish.Value;
        var custom = wishes.Where(w => w.Field.StartsWith(Custom, StringComparison.Ordinal)).ToDictionary(w => w.Field[Custom.Length..], w => w.Value, StringComparer.Ordinal);
        if (custom.Count > 0) item["custom"] = JsonSerializer.SerializeToElement(custom);
        return item;
    }
}
