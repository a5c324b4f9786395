using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Contacts;
using Perennial.App.Database;
using Perennial.App.Events;
using Perennial.Usage;
using Perennial.Usage.Sql;

namespace Perennial.App.Traits;

/// <summary>
/// Groups that became an account's, and users who became contacts, since it was asked last: what was told of them before waits for that.
/// It costs what has changed: groups are compared with the accounts that they were, contacts are those that have new facts.
/// </summary>
public sealed class NewlyKnown(EventStore store, EventGroups groups, TraitRules rules, Workspace workspace)
{
    private const int AtOnce = 500;
    private static readonly string _saysMail = "\"email\"";
    private IReadOnlyDictionary<int, long> _accounts = new Dictionary<int, long>();
    private long _facts;

    /// <summary>From here on: all that is known now is looked at otherwise.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        _facts = await db.Set<ContactFact>().MaxAsync(f => (long?)f.Id, cancellation) ?? 0;
        _accounts = groups.Accounts();
    }

    /// <summary>Numbers of the groups and the users.</summary>
    public async Task<(IReadOnlyCollection<int> Groups, IReadOnlyCollection<int> Users)> NextAsync(CancellationToken cancellation) => (NextGroups(), await NextUsersAsync(cancellation));

    private List<int> NextGroups()
    {
        if (!rules.All.Any(r => r.Record == TraitRule.Accounts)) return [];
        var (before, now) = (_accounts, groups.Accounts());
        _accounts = now;
        return ReferenceEquals(before, now) ? [] : [.. now.Where(group => !before.TryGetValue(group.Key, out var account) || account != group.Value).Select(group => group.Key)];
    }

    private async Task<IReadOnlyCollection<int>> NextUsersAsync(CancellationToken cancellation)
    {
        if (!rules.All.Any(r => r.Record == TraitRule.Contacts)) return [];
        await using var db = workspace.OpenFor(Viewer.System);
        var facts = await db.Set<ContactFact>().AsNoTracking().Where(f => f.Id > _facts).Select(f => new { f.Id, f.ContactId, SaysMail = f.Fields.Contains(_saysMail) }).ToListAsync(cancellation);
        if (facts.Count == 0) return [];
        var (ids, mails) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var saysMail = facts.Where(f => f.SaysMail).Select(f => f.ContactId).ToHashSet();
        foreach (var some in facts.Select(f => f.ContactId).Distinct().Chunk(AtOnce))
        {
            var contacts = await db.Contacts.AsNoTracking().Where(c => some.Contains(c.Id)).Select(c => new { c.Id, c.ExternalId, c.EmailKey }).ToListAsync(cancellation);
            var names = contacts.ConvertAll(c => c.ExternalId);
            var found = (await db.TraitValues.AsNoTracking().Where(v => v.Record == TraitRule.Contacts && names.Contains(v.RecordId)).Select(v => v.RecordId).Distinct().ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
            foreach (var contact in contacts.Where(c => saysMail.Contains(c.Id) || !found.Contains(c.ExternalId))) // the others have their user, and what was written just now is no news
            {
                ids.Add(contact.ExternalId);
                if (contact.EmailKey is { } mail) mails.Add(mail);
            }
        }
        IReadOnlyCollection<int> users = [.. await PeopleQuery.CalledAsync(store.Engine, ids, cancellation), .. await PeopleQuery.WithMailAsync(store.Engine, mails, cancellation)];
        _facts = facts.Max(f => f.Id);
        return users;
    }
}
