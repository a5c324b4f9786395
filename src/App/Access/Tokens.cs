using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;

namespace Perennial.App.Access;

/// <summary>Makes and finds API tokens.</summary>
internal sealed class Tokens(Workspace workspace, KnownViewers known, TimeProvider clock)
{
    public const string Start = "pl_";
    private const int PrefixLength = 11;

    /// <returns>The token's row and its text, which is shown once and kept nowhere.</returns>
    public async Task<(ApiToken Row, string Text)> MakeAsync(string name, Scopes scopes, DateTimeOffset? expiresAt, long? personId, CancellationToken cancellation, Viewer? by = null)
    {
        var text = Start + Secret.New();
        var row = new ApiToken
        {
            Name = name,
            Prefix = text[..PrefixLength],
            SecretHash = Secret.Hash(text),
            Scopes = scopes,
            PersonId = personId,
            CreatedAt = clock.GetUtcNow(),
            ExpiresAt = expiresAt,
        };
        await using var db = workspace.OpenFor(by ?? Viewer.System);
        db.ApiTokens.Add(row);
        await db.SaveChangesAsync(cancellation);
        return (row, text);
    }

    public async Task<Viewer?> FindAsync(string text, CancellationToken cancellation)
    {
        if (!text.StartsWith(Start, StringComparison.Ordinal) || text.Length is < PrefixLength or > 100) return null;
        return await known.FindAsync(Secret.Hash(text), () => LookUpAsync(text, cancellation));
    }

    private async Task<(Viewer Viewer, DateTimeOffset? Ends)?> LookUpAsync(string text, CancellationToken cancellation)
    {
        var prefix = text[..PrefixLength];
        await using var db = workspace.OpenFor(Viewer.System);
        var candidates = await db.ApiTokens.AsNoTracking().Where(t => t.Prefix == prefix).ToListAsync(cancellation);
        var found = candidates.Find(t => Secret.Matches(text, t.SecretHash));
        if (found is null || !found.IsGoodAt(clock.GetUtcNow())) return null;
        if (found.PersonId is not { } personId) return (Viewer.System with { Name = found.Name, Scopes = found.Scopes.Within(Scopes.All), TokenId = found.Id }, found.ExpiresAt);
        if (await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == personId && p.DisabledAt == null, cancellation) is not { } person) return null;
        return (await person.ViewerAsync(db, cancellation) with { Scopes = found.Scopes.Within(person.Role.Scopes), TokenId = found.Id }, found.ExpiresAt);
    }
}
