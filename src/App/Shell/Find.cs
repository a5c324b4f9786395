using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;

namespace Perennial.App.Shell;

/// <summary>Pages and accounts by name: what the palette lists.</summary>
public sealed record Find(string Query, IReadOnlyList<Destination> Pages, IReadOnlyList<Find.Hit> Accounts)
{
    private const int Most = 8;

    public sealed record Hit(AccountId Id, string Name, string ExternalId, string? Segment);

    public bool IsEmpty => Pages.Count == 0 && Accounts.Count == 0;

    public static async Task<Find> ForAsync(string? query, AppDb db, CancellationToken cancel)
    {
        var words = query?.Trim() ?? "";
        IReadOnlyList<Destination> pages = [.. Destination.All.Where(place => $"{place.Name} {place.Words}".Contains(words, StringComparison.OrdinalIgnoreCase))];
        return words.Length == 0 ? new Find("", pages, []) : new Find(words, pages, await AccountsAsync(FoldedKey.Of(words), words, db, cancel));
    }

    private static Task<List<Hit>> AccountsAsync(string key, string words, AppDb db, CancellationToken cancel) =>
        db.Accounts.AsNoTracking()
            .Where(a => a.NameKey.Contains(key) || a.ExternalId == words || a.Domain == words)
            .OrderByDescending(a => a.NameKey.StartsWith(key)).ThenBy(a => a.NameKey).ThenBy(a => a.Id)
            .Take(Most)
            .Select(a => new Hit(a.Id, a.Name, a.ExternalId, a.Segment))
            .ToListAsync(cancel);
}
