using Perennial.App.Access;
using Perennial.App.Database.Audit;
using Perennial.App.Database.Bulk;
using Perennial.App.Import;

namespace Perennial.App.Database;

/// <summary>Takes a whole import or change back: its facts stay but no longer count, and the current rows that it touched are made again.</summary>
public static class TakeBack
{
    private const string Touched = """
        select account_id from account_facts where import_id = ?1
        union select account_id from contact_facts where import_id = ?1
        union select account_id from contract_facts where import_id = ?1
        union select a.id from accounts a where a.named_only and (exists (select 1 from subscription_line_facts f where f.account_id = a.id and f.import_id = ?1)
          or exists (select 1 from survey_answer_facts f where f.account_id = a.id and f.import_id = ?1) or exists (select 1 from ticket_facts f where f.account_id = a.id and f.import_id = ?1))
        """;

    private static readonly string MarkImport = $"update imports set undone_at = ?2, status = '{nameof(ImportStatus.Undone).ToLowerInvariant()}' where id = ?1 and undone_at is null returning id";
    private const string MarkChange = "update changes set undone_at = ?2, undone_by = ?3 where id = ?1 and undone_at is null returning id";

    public static Task ImportAsync(Workspace workspace, long import, string name, Viewer by, DateTimeOffset at, CancellationToken cancellation) =>
        RunAsync(workspace, import, by, new AuditNote("taken back", "import", Number(import), name, AuditDetails.None), at, cancellation);

    public static Task ChangeAsync(Workspace workspace, long change, string words, Viewer by, DateTimeOffset at, CancellationToken cancellation) =>
        RunAsync(workspace, -change, by, new AuditNote("taken back", "change", Number(change), words, AuditDetails.None) { ChangeId = change }, at, cancellation);

    private static async Task RunAsync(Workspace workspace, long source, Viewer by, AuditNote note, DateTimeOffset at, CancellationToken cancellation)
    {
        using var held = await workspace.Gate.EnterAsync(cancellation);
        using var connection = workspace.Store.OpenAlone();
        using var undone = new UndoneSources(connection);
        using var merges = new Merges(connection);
        using var accounts = new AccountProjection(connection, undone, merges);
        using var contacts = new ContactProjection(connection, undone, merges);
        using var contracts = new ContractProjection(connection, undone, merges);
        using var products = new ProductProjection(connection, undone);
        using var effects = new MergeEffects(connection, merges, accounts, contacts, contracts);
        using var audit = new AuditWriter(connection, workspace.Audit);
        connection.Begin();
        audit.Begin();
        merges.Load();
        var before = merges.Accounts;
        Mark(connection, source, by, at);
        undone.Load();
        merges.Load();
        RefuseAcross(connection, before, merges);
        var people = Ids(connection, "select distinct contact_id from contact_facts where import_id = ?1", source);
        foreach (var contact in people) contacts.Refresh(contact);
        foreach (var contract in Ids(connection, "select distinct contract_id from contract_facts where import_id = ?1", source)) contracts.Refresh(contract);
        foreach (var product in Ids(connection, "select distinct product_id from product_facts where import_id = ?1", source)) products.Refresh(product);
        var touched = Ids(connection, Touched, source);
        foreach (var account in touched) accounts.Refresh(account);
        var merged = Merged(connection, source);
        foreach (var (kind, record, into) in merged) TakeOut(effects, kind, record, into);
        RefuseCircles(connection, "select parent_id, name from accounts where id = ?1", touched.Concat(merged.Where(m => m.Kind == MergeMap.Account).Select(m => m.Record)), "below itself");
        RefuseCircles(connection, "select reports_to_id, name from contacts where id = ?1", people.Concat(merged.Where(m => m.Kind != MergeMap.Account).Select(m => m.Record)), "reporting to themselves");
        TakeBackActivities(connection, source, at);
        audit.Tell(note, by);
        audit.End();
        connection.Commit();
    }

    private static void Mark(StoreConnection connection, long source, Viewer by, DateTimeOffset at)
    {
        using var mark = connection.Prepare(source > 0 ? MarkImport : MarkChange);
        mark.Bind(1, Math.Abs(source));
        mark.Bind(2, Micros.Of(at));
        if (source < 0) mark.Bind(3, by.Name);
        if (!mark.Step()) throw new UndoRefusedException("It was taken back already.");
        mark.Finish();
    }

    /// <summary>Contacts of two accounts that were one are not one when the accounts are two again.</summary>
    private static void RefuseAcross(StoreConnection connection, MergeMap before, Merges merges)
    {
        if (merges.Accounts.SaysTheSame(before)) return;
        using var owner = connection.Prepare("select account_id from contact_facts where contact_id = ?1 order by effective_at desc, recorded_at desc, id desc");
        foreach (var contact in merges.Contacts.Merged)
        {
            var (one, other) = (Owner(owner, contact), Owner(owner, merges.Contacts.Root(contact)));
            if (before.Root(one) == before.Root(other) && merges.Accounts.Root(one) != merges.Accounts.Root(other)) throw new UndoRefusedException("Contacts of the two were merged since. Take that back first.");
        }
    }

    /// <summary>What stood above a record before may be below it by now.</summary>
    private static void RefuseCircles(StoreConnection connection, string above, IEnumerable<long> records, string what)
    {
        using var next = connection.Prepare(above);
        HashSet<long> seen = [];
        foreach (var record in records)
        {
            seen.Clear();
            for (var at = Above(next, record); at is (var id, _) && seen.Add(id); at = Above(next, id))
                if (id == record) throw new UndoRefusedException($"{Above(next, record)!.Value.Name} would be {what} again: what stood above it then stands below it now. Change that first.");
        }
    }

    private static (long Id, string Name)? Above(Statement next, long record)
    {
        next.Bind(1, record);
        (long, string)? above = next.Step() && next.LongOrNull(0) is { } id ? (id, next.Text(1)) : null;
        next.Reset();
        return above;
    }

    private static long Owner(Statement owner, long contact)
    {
        owner.Bind(1, contact);
        owner.Step();
        var account = owner.Long(0);
        owner.Reset();
        return account;
    }

    private static void TakeBackActivities(StoreConnection connection, long source, DateTimeOffset at)
    {
        using var activities = connection.Prepare("update activities set taken_back_at = ?2 where import_id = ?1");
        activities.Bind(1, source);
        activities.Bind(2, Micros.Of(at));
        activities.Run();
    }

    private static void TakeOut(MergeEffects effects, string kind, long record, long into)
    {
        if (kind == MergeMap.Account) effects.OfAccount(record, into);
        else effects.OfContact(record, into);
    }

    private static List<(string Kind, long Record, long Into)> Merged(StoreConnection connection, long source)
    {
        using var rows = connection.Prepare("select kind, record_id, into_id from merges where import_id = ?1 order by id");
        rows.Bind(1, source);
        var merged = new List<(string, long, long)>();
        while (rows.Step()) merged.Add((rows.Text(0), rows.Long(1), rows.Long(2)));
        return merged;
    }

    private static List<long> Ids(StoreConnection connection, string sql, long source)
    {
        using var rows = connection.Prepare(sql);
        rows.Bind(1, source);
        var ids = new List<long>();
        while (rows.Step()) ids.Add(rows.Long(0));
        return ids;
    }

    private static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
