using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;

namespace Perennial.App.Team;

/// <summary>Gives accounts to somebody and takes them away again: who is given one becomes its co-owner.</summary>
public sealed class GivenAccounts(AppDb db, TeamChanges changes)
{
    private const int Named = 5;

    /// <summary>Ids as people paste them: a line, a comma, a semicolon or a tab between.</summary>
    public static IReadOnlyList<string> Read(string? text) =>
        [.. (text ?? "").Split(['\n', '\r', ',', ';', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    public static string Words(IReadOnlyList<string> unknown) =>
        $"There is no account {string.Join(", ", unknown.Take(Named).Select(id => $"'{id}'"))}{(unknown.Count > Named ? $" and {unknown.Count - Named} more" : "")}. Nothing was given.";

    /// <summary>Those that no account has.</summary>
    public async Task<IReadOnlyList<string>> UnknownAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in ids.Chunk(500)) known.UnionWith(await db.Accounts.Where(a => some.Contains(a.ExternalId)).Select(a => a.ExternalId).ToListAsync(cancellation));
        return [.. ids.Where(id => !known.Contains(id))];
    }

    /// <returns>The change's number, and how many accounts it gives.</returns>
    public Task<(long? Change, int Count)> GiveAsync(string email, IReadOnlyList<string> ids, CancellationToken cancellation) =>
        ChangeAsync(ids, (owner, others) => Has(email, owner, others) ? null : (owner, [.. others, email]), count => $"gave {Accounts(count)} to {email}", cancellation);

    public Task<(long? Change, int Count)> TakeAsync(string email, IReadOnlyList<string> ids, CancellationToken cancellation) =>
        ChangeAsync(ids, (owner, others) => !Has(email, owner, others) ? null : (Same(owner, email) ? null : owner, [.. others.Where(other => !Same(other, email))]), count => $"took {Accounts(count)} from {email}", cancellation);

    private async Task<(long? Change, int Count)> ChangeAsync(IReadOnlyList<string> ids, Func<string?, IReadOnlyList<string>, (string? Owner, IReadOnlyList<string> Others)?> change, Func<int, string> words, CancellationToken cancellation)
    {
        var teams = new List<TeamOf>();
        foreach (var some in ids.Chunk(500))
            foreach (var account in await db.Accounts.AsNoTracking().Where(a => some.Contains(a.ExternalId)).Select(a => new { a.ExternalId, a.OwnerEmail, a.CoOwners }).ToListAsync(cancellation))
                if (change(account.OwnerEmail, account.CoOwners) is var (owner, others)) teams.Add(new(account.ExternalId, owner, others));
        return (await changes.WriteAsync(teams, words(teams.Count), null, cancellation), teams.Count);
    }

    public static string Accounts(int count) => count == 1 ? "1 account" : $"{count} accounts";

    private static bool Has(string email, string? owner, IReadOnlyList<string> others) => Same(owner, email) || others.Any(other => Same(other, email));

    internal static bool Same(string? a, string b) => a is not null && FoldedKey.Of(a) == FoldedKey.Of(b);
}
