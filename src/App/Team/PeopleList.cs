using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Team;

/// <summary>Everybody of the workspace with what they look after, for the page and the API.</summary>
internal sealed class PeopleList(AppDb db, ProjectRevenue revenue)
{
    public async Task<Page<PersonItem>> PartAsync(Paging paging, CancellationToken cancellation)
    {
        var after = paging.After(1) is [var last] ? Cursor.Number(last) : 0;
        var rows = await ReadAsync(person => person.Id > after, paging.Take + 1, cancellation);
        var page = rows.Take(paging.Take).ToList();
        return new(page, rows.Count > page.Count ? Cursor.Of(page[^1].Id) : null);
    }

    public async Task<PersonItem?> FindAsync(long id, CancellationToken cancellation) => (await ReadAsync(person => person.Id == id, 1, cancellation)).FirstOrDefault();

    private async Task<IReadOnlyList<PersonItem>> ReadAsync(Expression<Func<Person, bool>> which, int most, CancellationToken cancellation)
    {
        var currency = (await revenue.CurrentAsync(cancellation)).Currency;
        var people = await db.People.AsNoTracking().Where(which).OrderBy(p => p.Id).Take(most).ToListAsync(cancellation);
        var ids = people.ConvertAll(p => p.Id);
        var passkeys = await db.Set<IdentityUserPasskey<long>>().Where(key => ids.Contains(key.UserId)).GroupBy(key => key.UserId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var books = await BookOfPerson.TotalsAsync(db, [.. people.Select(Key)], cancellation);
        return people.ConvertAll(p => Said(p, books.GetValueOrDefault(Key(p)), currency, passkeys.GetValueOrDefault(p.Id)));
    }

    private static string Key(Person person) => FoldedKey.Of(person.Email ?? "");

    private static PersonItem Said(Person p, (long Accounts, decimal Mrr) book, string currency, int passkeys) =>
        new(p.Id, p.Name, p.Email ?? "", RoleInClient.Of(p.Role), book.Accounts, book.Mrr, currency, p.TwoFactorEnabled, passkeys, p.CreatedAt, p.LastSeenAt, p.DisabledAt);
}
