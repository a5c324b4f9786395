using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Access;

/// <summary>The tokens of the workspace for who administers it, else one's own; newest first, for the page and the API.</summary>
internal static class TokenList
{
    public static async Task<Page<Token>> ReadAsync(AppDb db, Paging paging, CancellationToken cancellation)
    {
        var before = paging.After(1) is [var last] ? Cursor.Number(last) : long.MaxValue;
        var rows = await Rows(db, token => token.Id < before).OrderByDescending(row => row.Token.Id).Take(paging.Take + 1).ToListAsync(cancellation);
        var page = rows.Take(paging.Take).Select(row => Shown(row.Token, row.Owner)).ToList();
        return new Page<Token>(page, rows.Count > page.Count ? Cursor.Of(page[^1].Id) : null);
    }

    public static async Task<Token?> FindAsync(AppDb db, long id, CancellationToken cancellation) =>
        await Rows(db, token => token.Id == id).FirstOrDefaultAsync(cancellation) is { } row ? Shown(row.Token, row.Owner) : null;

    public static bool IsFor(Viewer viewer, ApiToken token) => viewer.May(Scopes.Admin) || (token.PersonId is not null && token.PersonId == viewer.PersonId);

    public static Token Shown(ApiToken token, string? owner) => new(
        token.Id, token.Name, token.Prefix, [.. ToClient(token.Scopes)], owner, token.CreatedAt, token.ExpiresAt, token.LastUsedAt, token.RevokedAt);

    public static Scopes FromClient(IEnumerable<TokenScope> scopes) => scopes.Aggregate(Scopes.None, (all, scope) => all | scope switch
    {
        TokenScope.Read => Scopes.Read,
        TokenScope.Write => Scopes.Write,
        TokenScope.Admin => Scopes.Admin,
    });

    private static IEnumerable<TokenScope> ToClient(Scopes scopes)
    {
        if (scopes.HasFlag(Scopes.Read)) yield return TokenScope.Read;
        if (scopes.HasFlag(Scopes.Write)) yield return TokenScope.Write;
        if (scopes.HasFlag(Scopes.Admin)) yield return TokenScope.Admin;
    }

    private static IQueryable<Row> Rows(AppDb db, Expression<Func<ApiToken, bool>> which)
    {
        var (all, own) = (db.Viewer.May(Scopes.Admin), db.Viewer.PersonId ?? 0);
        return db.ApiTokens.AsNoTracking().Where(which).Where(token => all || token.PersonId == own)
            .LeftJoin(db.People, token => token.PersonId, person => person.Id, (token, person) => new Row { Token = token, Owner = person!.Name });
    }

    private sealed class Row
    {
        public required ApiToken Token { get; init; }
        public string? Owner { get; init; }
    }
}
