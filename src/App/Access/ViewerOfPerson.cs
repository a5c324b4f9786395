using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;

namespace Perennial.App.Access;

/// <summary>The one rule of who sees what: a virtual CSM sees the accounts on whose team their mail address is, read anew at each request, and everybody else sees all.</summary>
internal static class ViewerOfPerson
{
    public static async Task<Viewer> ViewerAsync(this Person person, AppDb db, CancellationToken cancellation) =>
        new(person.Id, person.Name, person.Role.SeesEveryAccount, person.Role.SeesEveryAccount ? [] : await BookAsync(person, db, cancellation))
        {
            Role = person.Role,
            Scopes = person.Role.Scopes,
            Email = person.Email,
        };

    private static async Task<IReadOnlyList<AccountId>> BookAsync(Person person, AppDb db, CancellationToken cancellation)
    {
        var key = FoldedKey.Of(person.Email ?? "");
        return await db.Set<AccountTeam>().Where(t => t.EmailKey == key).Select(t => t.AccountId).ToListAsync(cancellation);
    }
}
