using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.Client;

namespace Perennial.App.Team;

/// <summary>One person's accounts go to others: what would become of it, and doing it, as one change.</summary>
public sealed class HandOver(AppDb db, TeamChanges changes, ProjectRevenue revenue)
{
    private const int LongestNote = 2000;

    public sealed record Plan(Person From, IReadOnlyList<Person> To, IReadOnlyList<(BookOfPerson.Entry Account, Person To)> Moves)
    {
        public IReadOnlyList<HandOverMove> Said => [.. Moves.Select(m => new HandOverMove(m.Account.ExternalId, m.Account.Name, m.Account.Part, m.Account.Mrr, m.To.Id, m.To.Name))];
    }

    /// <summary>Who can take accounts over: everybody who may write, but the one who gives them.</summary>
    public async Task<IReadOnlyList<Person>> TakersAsync(long from, CancellationToken cancellation) =>
        await db.People.AsNoTracking().Where(p => p.Id != from && p.DisabledAt == null && p.Role != Role.Viewer).OrderBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(cancellation);

    /// <returns>The plan, or the field that is wrong and why, or neither when there is no such person.</returns>
    public async Task<(Plan? Plan, (string Field, string Message)? Problem)> PlanAsync(long from, HandOverWish wish, CancellationToken cancellation)
    {
        if (await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == from, cancellation) is not { } person) return (null, null);
        if (wish.By is not ("mrr" or "count")) return (null, ("by", "by is mrr or count."));
        if (wish.Note?.Length > LongestNote) return (null, ("note", $"A note has at most {LongestNote} characters."));
        var takers = (await TakersAsync(from, cancellation)).ToDictionary(p => p.Id);
        if (wish.To.Count == 0) return (null, ("to", "Say who takes over."));
        foreach (var id in wish.To)
            if (!takers.ContainsKey(id)) return (null, ("to", $"Person {id} cannot take accounts over."));
        await revenue.CurrentAsync(cancellation); // even shares are those of what the accounts pay now
        var book = await BookOfPerson.ReadAsync(db, person.Email!, cancellation);
        if (wish.Accounts is { } wanted)
        {
            if (wanted.Except(book.Select(entry => entry.ExternalId), StringComparer.Ordinal).FirstOrDefault() is { } foreign) return (null, ("accounts", $"'{foreign}' is not in this person's book."));
            book = [.. book.Where(entry => wanted.Contains(entry.ExternalId, StringComparer.Ordinal))];
        }
        if (book.Count == 0) return (null, ("accounts", "There is no account to hand over."));
        List<Person> to = [.. wish.To.Distinct().Select(id => takers[id])];
        var spread = EvenSpread.Of([.. book.Select(entry => entry.MrrE8)], to.Count, wish.By == "count");
        return (new Plan(person, to, [.. book.Select((entry, i) => (entry, to[spread[i]]))]), null);
    }

    public Task<long?> DoAsync(Plan plan, string? note, CancellationToken cancellation) =>
        changes.WriteAsync([.. plan.Moves.Select(move => After(move.Account, plan.From.Email!, move.To.Email!))], Words(plan, note), string.IsNullOrWhiteSpace(note) ? null : note.Trim(), cancellation);

    /// <summary>Who takes over is what the other was, and is not on the team twice.</summary>
    private static TeamOf After(BookOfPerson.Entry account, string from, string to)
    {
        List<string> others = [.. account.CoOwners.Where(other => !GivenAccounts.Same(other, from) && !GivenAccounts.Same(other, to))];
        return account.Part == AccountTeam.Owner ? new(account.ExternalId, to, others)
            : GivenAccounts.Same(account.OwnerEmail, to) ? new(account.ExternalId, account.OwnerEmail, others)
            : new(account.ExternalId, account.OwnerEmail, [.. others, to]);
    }

    private static string Words(Plan plan, string? note)
    {
        var words = $"handed {GivenAccounts.Accounts(plan.Moves.Count)} of {plan.From.Name} to {string.Join(", ", plan.To.Select(p => p.Name))}";
        return string.IsNullOrWhiteSpace(note) ? words : $"{words}: {note.Trim()}";
    }
}
