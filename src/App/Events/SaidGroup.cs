using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Events;

/// <summary>A group of which somebody said which account it is.</summary>
/// <param name="AccountId">The account's own id; null where that account is part of another by now.</param>
/// <param name="By">Who said so; null for a program or somebody who is gone.</param>
public sealed record SaidGroup(string Group, string? AccountId, string? AccountName, string? By, DateTimeOffset At)
{
    /// <summary>What was said last first, a part at a time.</summary>
    public static async Task<Page<SaidGroup>> PartAsync(AppDb db, Paging paging, CancellationToken cancellation)
    {
        var all = from said in db.EventGroups.AsNoTracking()
                  join account in db.Accounts on said.AccountId equals account.Id into accounts
                  from account in accounts.DefaultIfEmpty()
                  join person in db.People on said.PersonId equals person.Id into people
                  from person in people.DefaultIfEmpty()
                  select new { said.GroupKey, said.CreatedAt, Id = (string?)account.ExternalId, Name = (string?)account.Name, By = (string?)person.Name };
        if (paging.After(2) is [var at, var group])
        {
            var before = Micros.ToInstant(Cursor.Number(at));
            all = all.Where(g => g.CreatedAt < before || (g.CreatedAt == before && string.Compare(g.GroupKey, group) > 0));
        }
        var rows = await all.OrderByDescending(g => g.CreatedAt).ThenBy(g => g.GroupKey).Take(paging.Take + 1).ToListAsync(cancellation);
        return new([.. rows.Take(paging.Take).Select(g => new SaidGroup(g.GroupKey, g.Id, g.Name, g.By, g.CreatedAt))], rows.Count > paging.Take ? Cursor.Of(Micros.Of(rows[paging.Take - 1].CreatedAt), rows[paging.Take - 1].GroupKey) : null);
    }
}
