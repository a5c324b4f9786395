using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Activities;

namespace Perennial.App.Database;

/// <summary>Forgets people in what was answered and asked, and in what the team gave as its reasons: who it was and what was written. Scores, tickets and every count stay as they were.</summary>
public static class ErasedVoice
{
    /// <param name="workspace">Where to write.</param>
    /// <param name="called">How the people are called.</param>
    /// <param name="cancellation">Until it begins to write.</param>
    /// <returns>How many answers, tickets and reasons spoke of them.</returns>
    public static async Task<int> ForgetAsync(Workspace workspace, CalledContacts called, CancellationToken cancellation)
    {
        using var held = await workspace.Gate.EnterAsync(cancellation);
        await using var db = workspace.OpenFor(Access.Viewer.System);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var erased = await OfAsync(db, called.Keys, null);
        foreach (var names in called.Names.GroupBy(name => name.Account)) erased += await OfAsync(db, [.. names.Select(name => name.NameKey)], names.Key);
        var contacts = called.Contacts.ToList();
        var told = db.Activities.Where(a => a.Kind == ActivityKind.Survey || a.Kind == ActivityKind.Ticket).Select(a => a.Id);
        await db.ActivityContacts.Where(a => contacts.Contains(a.ContactId) && told.Contains(a.ActivityId)).ExecuteDeleteAsync(CancellationToken.None);
        erased += await ErasedReasons.ForgetAsync(db, called);
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
