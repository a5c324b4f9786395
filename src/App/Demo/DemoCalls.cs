using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Forecast;

namespace Perennial.App.Demo;

/// <summary>What the team says of the renewals of the next weeks, entered on the days on which it goes through its book. Where the customer pays in dollars: the others are called on the phone.</summary>
internal sealed class DemoCalls(Workspace workspace, DemoBook book, DemoTeam team)
{
    private const int Ahead = 80;
    private readonly Dictionary<(long Contract, DateOnly Due), string> _last = [];
    private readonly Dictionary<string, AccountProfile> _accounts = book.Accounts.Where(a => a.Owner is not null).ToDictionary(a => a.Id, StringComparer.Ordinal);

    public async Task EnterAsync(DateTimeOffset at, CancellationToken cancellation)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        await using var db = workspace.OpenFor(team.Leader);
        var contracts = await db.Contracts.AsNoTracking().Where(c => c.Currency == "USD").Join(db.Accounts, c => c.AccountId, a => a.Id, (c, a) => new { Contract = c, a.ExternalId }).OrderBy(c => c.Contract.Id).ToListAsync(cancellation);
        var due = from c in contracts
                  let account = _accounts.GetValueOrDefault(c.ExternalId)
                  where account is not null && account.IsHere(day)
                  let renewal = c.Contract.Agreed.RenewalAfter(day)
                  where renewal > day && renewal < day.AddDays(Ahead)
                  group (c.Contract, Account: account, On: renewal.Value) by account.Owner!.Email;
        foreach (var mine in due.OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var by = team.Of(mine.Key);
            await using var theirs = workspace.OpenFor(by);
            foreach (var (contract, account, on) in mine)
            {
                var category = Category(account, day, Dice.For(DemoBook.Seed + 12, account.Number));
                if (_last.GetValueOrDefault((contract.Id, on)) == category) continue;
                _last[(contract.Id, on)] = category;
                var amount = category == "lost" ? 0 : decimal.Parse(contract.AnnualValue ?? "0", CultureInfo.InvariantCulture);
                theirs.Add(new RenewalCall { AccountId = contract.AccountId, ContractId = contract.Id, DueOn = on, Category = category, AmountE8 = (long)(amount * 100_000_000m), Note = Note(category, account.Number), PersonId = by.PersonId, Author = by.Name, MadeAt = at });
            }
            await theirs.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>Some commit early, some never.</summary>
    private static string Category(AccountProfile account, DateOnly day, Dice dice)
    {
        var bad = account.Course.On(day) + dice.Bell() * 0.15;
        return bad < 0.2 ? "commit" : bad < 0.4 ? "best-case" : bad < 0.8 ? "at-risk" : "lost";
    }

    private static string? Note(string category, int number) => (category, number % 3) switch
    {
        ("commit", 0) => "Verbal yes from the decision maker.",
        ("commit", 1) => "Purchase order is on its way.",
        ("best-case", 0) => "They want to talk about seats first.",
        ("at-risk", 0) => "No answer to the quote.",
        ("at-risk", 1) => "Procurement compares.",
        ("lost", _) => "They told us in the last call that they will not sign.",
        _ => null,
    };
}
