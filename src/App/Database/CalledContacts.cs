using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Contacts;
using Perennial.App.Database.Bulk;

namespace Perennial.App.Database;

/// <summary>How people are called who are meant by ids or mail addresses, with every record that went into theirs.</summary>
public sealed class CalledContacts
{
    private readonly HashSet<(string NameKey, AccountId Account)> _names = [];
    private readonly HashSet<ContactId> _contacts = [];

    /// <summary>Ids and mail addresses as they were said.</summary>
    public HashSet<string> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>The same folded for search.</summary>
    public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Folded names, each with an account in which it means them.</summary>
    public IReadOnlyCollection<(string NameKey, AccountId Account)> Names => _names;
    public IReadOnlyCollection<ContactId> Contacts => _contacts;

    /// <param name="workspace">Where to look.</param>
    /// <param name="said">Ids and mail addresses; those of a merged record mean the one that it went into.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<CalledContacts> ReadAsync(Workspace workspace, IReadOnlySet<string> said, CancellationToken cancellation)
    {
        using var connection = workspace.Store.Open();
        using var undone = new UndoneSources(connection);
        using var facts = new RecordFacts(connection, undone, MergeMap.Contact, "account_id");
        undone.Load();
        var (accounts, contacts, keys) = (MergeMap.Read(connection, MergeMap.Account), MergeMap.Read(connection, MergeMap.Contact), said.Select(FoldedKey.Of).ToHashSet(StringComparer.Ordinal));
        var merged = contacts.Merged.ToDictionary(id => id, facts.ReadOrEmpty);
        List<ContactId> roots = [.. from one in merged
                                    where said.Contains(one.Value.ExternalId) || (one.Value.State["email"] is { } mail && keys.Contains(FoldedKey.Of(mail)))
                                    select new ContactId(contacts.Root(one.Key))];
        await using var db = workspace.OpenFor(Viewer.System);
        var people = await db.Contacts.AsNoTracking().Where(c => roots.Contains(c.Id) || said.Contains(c.ExternalId) || (c.EmailKey != null && keys.Contains(c.EmailKey))).ToListAsync(cancellation);
        var called = new CalledContacts();
        foreach (var word in said) called.Add(word);
        foreach (var person in people)
        {
            called.Add(person.Id, person.ExternalId, person.Email, person.Name, accounts.All(accounts.Root(person.AccountId.Value)));
            foreach (var part in contacts.All(person.Id.Value).Skip(1)) called.Add(new ContactId(part), merged[part].ExternalId, merged[part].State["email"], merged[part].State["name"], accounts.All(accounts.Root(merged[part].Owner)));
        }
        return called;
    }

    private void Add(ContactId contact, string id, string? mail, string? name, IReadOnlyList<long> accounts)
    {
        _contacts.Add(contact);
        Add(id);
        if (mail is not null) Add(mail);
        if (!string.IsNullOrEmpty(name)) _names.UnionWith(accounts.Select(account => (FoldedKey.Of(name), new AccountId(account))));
    }

    private void Add(string word)
    {
        Ids.Add(word);
        Keys.Add(FoldedKey.Of(word));
    }
}
