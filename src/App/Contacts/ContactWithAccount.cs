using Perennial.App.Accounts;
using Perennial.App.Database;

namespace Perennial.App.Contacts;

/// <summary>A contact as lists show it, with the account that it belongs to.</summary>
public sealed record ContactWithAccount
{
    public required Contact Contact { get; init; }
    public required AccountRow Account { get; init; }

    /// <summary>The contact's custom fields as they are compared.</summary>
    public IEnumerable<ContactCustom> CustomValues { get; init; } = [];

    internal static IQueryable<ContactWithAccount> Now(AppDb db) =>
        db.Contacts.Join(RowsOfAccounts.Now(db), c => c.AccountId, a => a.Id, (c, a) => new ContactWithAccount { Contact = c, Account = a, CustomValues = db.ContactCustom.Where(v => v.ContactId == c.Id) });
}
