using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Contacts;
using Perennial.App.Database;
using Perennial.App.Database.Audit;
using Perennial.App.Revenue;
using Perennial.Client;

namespace Perennial.App.Activities;

/// <summary>Logs what people did. Many at once share one durable write.</summary>
public sealed class ActivityLog(GroupCommit writes, MergedRecords merged, TimeProvider clock)
{
    private const int MostContacts = 200;

    private const string Insert = """
        insert into activities (account_id, kind, happened_at, recorded_at, person_id, author, title, body, details, minutes, version)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '{}', ?9, 1) returning id
        """;

    /// <summary>Why this cannot be logged, with the field; null when it can.</summary>
    public static (string Field, string Message)? Wrong(NewActivity wanted, DateTimeOffset now) => wanted switch
    {
        _ when !ActivityKind.Logged.Contains(wanted.Kind) => ("kind", $"'{wanted.Kind}' cannot be logged. It is {string.Join(", ", ActivityKind.Logged)}."),
        _ when string.IsNullOrWhiteSpace(wanted.Body) && string.IsNullOrWhiteSpace(wanted.Title) => ("body", "Write something: a title or a text."),
        _ when wanted.Title is { Length: > Activity.LongestTitle } => ("title", $"A title has at most {Activity.LongestTitle} characters."),
        _ when wanted.Title is { } title && title.AsSpan().ContainsAny('\r', '\n') => ("title", "A title is one line."),
        _ when wanted.Body.Length > Activity.LongestBody => ("body", $"A text has at most {Activity.LongestBody} characters."),
        _ when wanted.Contacts is { Count: > MostContacts } => ("contacts", $"At most {MostContacts} contacts."),
        _ when wanted.Contacts?.Any(string.IsNullOrEmpty) ?? false => ("contacts", "A contact is named by its id."),
        _ when wanted.Minutes is < 0 or > Activity.MostMinutes => ("minutes", "It takes between 0 minutes and a day."),
        _ when wanted.HappenedAt is { } at && (at > now.AddYears(1) || at.Year < 1970) => ("happenedAt", "It happened between 1970 and a year from now."),
        _ => null,
    };

    /// <summary>What came of it, once that is durable: an activity with its number, or a contact that the account does not have; neither when the one who logs it sees no such account.</summary>
    public Task<Logged> AddAsync(string accountId, NewActivity wanted, Viewer by)
    {
        var (now, names) = (clock.GetUtcNow(), merged.ContactNames());
        var ids = (wanted.Contacts ?? []).Select(said => (Said: said, Id: names.GetValueOrDefault(said, said))).DistinctBy(c => c.Id).ToList();
        return writes.RunAsync(session =>
        {
            if (Find(session, accountId) is not { } account || !by.Sees(account)) return default;
            var contacts = new List<ContactId>();
            foreach (var (said, id) in ids)
            {
                if (Find(session, account, id) is not { } contact) return new Logged(null, said, []);
                contacts.Add(contact);
            }
            return new Logged(Write(session, account, wanted, contacts, by, now), null, [.. ids.Select(c => c.Id)]);
        });
    }

    /// <param name="Id">Of the activity.</param>
    /// <param name="UnknownContact">As it was said.</param>
    /// <param name="Contacts">As they are called now.</param>
    public readonly record struct Logged(long? Id, string? UnknownContact, IReadOnlyList<string> Contacts);

    /// <summary>Inside a session's transaction.</summary>
    internal static long Write(WriteSession session, AccountId account, NewActivity wanted, IReadOnlyList<ContactId> contacts, Viewer by, DateTimeOffset now)
    {
        var insert = session.Prepared(Insert);
        insert.Bind(1, account.Value);
        insert.Bind(2, wanted.Kind);
        insert.Bind(3, Micros.Of(wanted.HappenedAt ?? now));
        insert.Bind(4, Micros.Of(now));
        insert.Bind(5, by.PersonId);
        insert.Bind(6, by.Name);
        insert.Bind(7, wanted.Title?.Trim() ?? "");
        insert.Bind(8, wanted.Body);
        insert.Bind(9, wanted.Minutes);
        insert.Step();
        var id = insert.Long(0);
        insert.Finish();
        foreach (var contact in contacts) Join(session, id, contact);
        session.Tell(Note(id, account, wanted), by);
        return id;
    }

    private static AccountId? Find(WriteSession session, string accountId)
    {
        var find = session.Prepared("select id from accounts where external_id = ?1");
        find.Bind(1, accountId);
        AccountId? account = find.Step() ? new AccountId(find.Long(0)) : null;
        find.Reset();
        return account;
    }

    private static ContactId? Find(WriteSession session, AccountId account, string contactId)
    {
        var find = session.Prepared("select id from contacts where external_id = ?1 and account_id = ?2");
        find.Bind(1, contactId);
        find.Bind(2, account.Value);
        ContactId? contact = find.Step() ? new ContactId(find.Long(0)) : null;
        find.Reset();
        return contact;
    }

    private static void Join(WriteSession session, long activity, ContactId contact)
    {
        var join = session.Prepared("insert into activity_contacts (activity_id, contact_id) values (?1, ?2) on conflict (activity_id, contact_id) do nothing");
        join.Bind(1, activity);
        join.Bind(2, contact.Value);
        join.Run();
    }

    private static AuditNote Note(long id, AccountId account, NewActivity wanted)
    {
        var name = string.IsNullOrWhiteSpace(wanted.Title) ? wanted.Body : wanted.Title;
        var details = AuditDetails.None.Add("body", null, wanted.Body);
        if (!string.IsNullOrWhiteSpace(wanted.Title)) details.Add("title", null, wanted.Title);
        return new("added", wanted.Kind, id.ToString(System.Globalization.CultureInfo.InvariantCulture), name.Length <= 80 ? name : name[..80] + "…", details) { AccountId = account };
    }
}
