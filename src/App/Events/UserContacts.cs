using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.App.Events;

/// <summary>Which contact a user of the events is: the one with the user's id, or else with their mail address.</summary>
public static class UserContacts
{
    private const int AtOnce = 500;
    private const string Mail = "email";

    /// <param name="Account">The account's own id.</param>
    public sealed record Found(TraitsQuery.Told User, string Contact, string Account);

    /// <summary>Users who are nobody's contact are left out.</summary>
    public static async Task<IReadOnlyList<Found>> OfAsync(AppDb db, IReadOnlyList<TraitsQuery.Told> users, CancellationToken cancellation)
    {
        var found = new List<Found>();
        foreach (var some in users.Chunk(AtOnce))
        {
            var ids = some.Select(t => t.Id).ToList();
            var mails = some.SelectMany(t => new[] { t.Id, MailOf(t) ?? "" }).Where(m => m.Contains('@', StringComparison.Ordinal)).Select(FoldedKey.Of).Distinct(StringComparer.Ordinal).ToList();
            var contacts = await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.ExternalId) || (c.EmailKey != null && mails.Contains(c.EmailKey)))
                .Join(db.Accounts, c => c.AccountId, a => a.Id, (c, a) => new { c.ExternalId, c.EmailKey, Account = a.ExternalId }).OrderBy(c => c.ExternalId).ToListAsync(cancellation);
            foreach (var user in some)
            {
                var mail = MailOf(user) is { } said ? FoldedKey.Of(said) : null;
                var contact = contacts.Find(c => c.ExternalId == user.Id) ?? contacts.Find(c => c.EmailKey is { } key && (key == mail || key == FoldedKey.Of(user.Id)));
                if (contact is not null) found.Add(new(user, contact.ExternalId, contact.Account));
            }
        }
        return found;
    }

    /// <summary>The contact of each of these users, by the user's id.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfPeopleAsync(AppDb db, IUsageStore store, IReadOnlyList<(int Number, string Id)> people, CancellationToken cancellation)
    {
        if (people.Count == 0) return new Dictionary<string, string>();
        var told = (await TraitsQuery.NewestAsync(store, ofGroups: false, [.. people.Select(p => p.Number)], cancellation)).ToDictionary(t => t.Number);
        var users = people.Select(p => told.GetValueOrDefault(p.Number) ?? new TraitsQuery.Told(p.Number, p.Id, new Dictionary<string, TraitWord>())).ToList();
        return (await OfAsync(db, users, cancellation)).DistinctBy(f => f.User.Id).ToDictionary(f => f.User.Id, f => f.Contact, StringComparer.Ordinal);
    }

    private static string? MailOf(TraitsQuery.Told user) => user.Values.TryGetValue(Mail, out var said) ? said.Value.ToString() : null;
}
