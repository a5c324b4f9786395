using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Activities;
using Perennial.App.Contacts;
using Perennial.App.Database;
using Perennial.Client;

namespace Perennial.App.Demo;

/// <summary>Writes the team's talks onto the timelines, each at the time at which it was logged.</summary>
internal sealed class DemoLog(Workspace workspace, DemoTeam team, DemoClock then, IReadOnlyList<LoggedTalk> talks)
{
    private List<LoggedTalk> _waiting = [.. talks];

    /// <summary>Those logged before a moment, as far as their accounts have come in by then.</summary>
    public async Task UntilAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(team.Owner);
        var accounts = await db.Accounts.Select(a => new { a.ExternalId, a.Id }).ToDictionaryAsync(a => a.ExternalId, a => a.Id, cancellation);
        var contacts = await db.Contacts.Select(c => new { c.ExternalId, c.Id }).ToDictionaryAsync(c => c.ExternalId, c => c.Id, cancellation);
        var due = _waiting.TakeWhile(t => t.LoggedAt < moment).Where(t => accounts.ContainsKey(t.AccountId)).ToHashSet();
        if (due.Count == 0) return;
        _waiting = [.. _waiting.Where(t => !due.Contains(t))];
        using var held = await workspace.Gate.EnterAsync(cancellation);
        using var session = new WriteSession(workspace.Store.OpenAlone(), workspace.Audit);
        session.Begin();
        foreach (var talk in due.OrderBy(t => t.LoggedAt)) Write(session, talk, accounts[talk.AccountId], [.. talk.Contacts.Where(contacts.ContainsKey).Select(c => contacts[c])]);
        session.Commit();
    }

    private void Write(WriteSession session, LoggedTalk talk, AccountId account, IReadOnlyList<ContactId> contacts)
    {
        if (talk.LoggedAt > then.Now) then.Now = talk.LoggedAt;
        var (kind, title, _, minutes, body) = talk.Talk;
        ActivityLog.Write(session, account, new NewActivity(kind, body) { Title = title, HappenedAt = talk.At, Minutes = minutes > 0 ? minutes : null }, contacts, team.Of(talk.AuthorEmail), then.Now);
    }
}
