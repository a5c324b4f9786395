using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;

namespace Perennial.App.Database;

/// <summary>Forgets people in what was answered and asked: who it was and what they wrote. Scores, tickets and every count stay as they were.</summary>
public static class ErasedVoice
{
    /// <param name="workspace">Where to write.</param>
    /// <param name="ids">As the people are called: ids and mail addresses, also of contacts.</param>
    /// <param name="cancellation">Until it begins to write.</param>
    /// <returns>How many answers and tickets spoke of them.</returns>
    public static async Task<int> ForgetAsync(Workspace workspace, IReadOnlySet<string> ids, CancellationToken cancellation)
    {
        using var held = await workspace.Gate.EnterAsync(cancellation);
        await using var db = workspace.OpenFor(Access.Viewer.System);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var keys = ids.Select(FoldedKey.Of).ToHashSet(StringComparer.Ordinal);
        var people = await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.ExternalId) || (c.EmailKey != null && keys.Contains(c.EmailKey))).Select(c => new { c.ExternalId, c.EmailKey, c.NameKey, c.AccountId }).ToListAsync(cancellation);
        foreach (var person in people)
        {
            keys.Add(FoldedKey.Of(person.ExternalId));
            if (person.EmailKey is { } mail) keys.Add(mail);
        }
        var erased = await OfAsync(db, keys, null);
        foreach (var person in people) erased += await OfAsync(db, [person.NameKey], person.AccountId);
        await transaction.CommitAsync(CancellationToken.None);
        return erased;
    }

    /// <summary>By a key, of any account or of one: a name alone is of one account only.</summary>
    private static async Task<int> OfAsync(AppDb db, HashSet<string> keys, AccountId? account)
    {
        var (answers, tickets) = (db.SurveyAnswerFacts.Where(f => f.ContactKey != null && keys.Contains(f.ContactKey)), db.TicketFacts.Where(f => f.ContactKey != null && keys.Contains(f.ContactKey)));
        if (account is { } only) (answers, tickets) = (answers.Where(f => f.AccountId == only), tickets.Where(f => f.AccountId == only));
        var all = await answers.Select(f => f.AnswerKey).Distinct().ToListAsync(CancellationToken.None);
        var noted = await db.SurveyAnswerFacts.Where(f => all.Contains(f.AnswerKey) && f.NotedAs != null).Select(f => f.NotedAs!.Value).ToListAsync(CancellationToken.None);
        await db.ActivityContacts.Where(a => noted.Contains(a.ActivityId)).ExecuteDeleteAsync(CancellationToken.None);
        await db.Activities.Where(a => noted.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.Body, ""), CancellationToken.None);
        var answered = await db.SurveyAnswerFacts.Where(f => all.Contains(f.AnswerKey)).ExecuteUpdateAsync(set => set.SetProperty(f => f.Contact, (string?)null).SetProperty(f => f.ContactKey, (string?)null).SetProperty(f => f.Comment, (string?)null).SetProperty(f => f.Extra, (string?)null), CancellationToken.None);
        var brought = await tickets.ExecuteUpdateAsync(set => set.SetProperty(f => f.Contact, (string?)null).SetProperty(f => f.ContactKey, (string?)null).SetProperty(f => f.Subject, (string?)null).SetProperty(f => f.Extra, (string?)null), CancellationToken.None);
        return answered + brought;
    }
}
