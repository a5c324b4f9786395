using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;

namespace Perennial.App.Access;

/// <summary>A person's own way in: password, second factor, passkeys and the browsers they are signed in with.</summary>
/// <param name="Here">The session that looks.</param>
/// <param name="CodesLeft">Recovery codes that were not used yet.</param>
/// <param name="PasskeysWork">Whether passkeys can be used at the address that the browser is at.</param>
public sealed record YourSignIn(Person Person, IReadOnlyList<Session> Sessions, long? Here, IReadOnlyList<UserPasskeyInfo> Passkeys, int CodesLeft, bool PasskeysWork)
{
    /// <summary>What is wrong, by the form that it is wrong in.</summary>
    public (string Form, IReadOnlyList<string> Words)? Problem { get; init; }
    public string? Done { get; init; }

    public IReadOnlyList<string> ProblemsOf(string form) => Problem is { } problem && problem.Form == form ? problem.Words : [];

    internal static async Task<YourSignIn> ReadAsync(Person person, AppDb db, UserManager<Person> people, Authenticators authenticators, PublicUrl url, HttpContext context)
    {
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.PersonId == person.Id).OrderByDescending(s => s.LastSeenAt).ToListAsync(context.RequestAborted);
        var left = person.TwoFactorEnabled ? await authenticators.CodesLeftAsync(person.Id, context.RequestAborted) : 0;
        return new(person, sessions, db.Viewer.SessionId, [.. (await people.GetPasskeysAsync(person)).OrderBy(key => key.CreatedAt)], left, url.IsAt(context.Request));
    }
}
