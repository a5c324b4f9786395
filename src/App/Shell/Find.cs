using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.Core;

namespace Perennial.App.Shell;

/// <summary>Pages, metrics and accounts by name: what the palette lists.</summary>
public sealed record Find(string Query, IReadOnlyList<Destination> Pages, IReadOnlyList<Metric> Metrics, IReadOnlyList<Find.Hit> Accounts)
{
    private const int Most = 8;

    public sealed record Hit(AccountId Id, string Name, string ExternalId, string? Segment);

    public bool IsEmpty => Pages.Count + Metrics.Count + Accounts.Count == 0;

    public static async Task<Find> ForAsync(string? query, AppDb db, CancellationToken cancel)
    {
        var words = query?.Trim() ?? "";
        IReadOnlyList<Destination> pages = [.. Destination.For(db.Viewer).Where(place => $"{place.Name} {place.Words}".Contains(words, StringComparison.OrdinalIgnoreCase))];
        if (words.Length == 0) return new Find("", pages, [], []);
        IReadOnlyList<Metric> metrics = [.. MetricCatalog.All.Where(metric => $"{metric.Name} {metric.Id}".Contains(words, StringComparison.OrdinalIgnoreCase)).Take(Most)];
        return new Find(words, pages, metrics, await AccountsAsync(FoldedKey.Of(words), words, db, cancel));
    }

    private static Task<List<Hit>> AccountsAsync(string key, string words, AppDb db, CancellationToken cancel) =>
        db.Accounts.AsNoTracking()
            .Where(a => a.NameKey.Contains(key) || a.ExternalId == words || a.Domain == words)
            .OrderByDescending(a => a.NameKey.StartsWith(key)).ThenBy(a => a.NameKey).ThenBy(a => a.Id)
            .Take(Most)
            .Select(a => new Hit(a.Id, a.Name, a.ExternalId, a.Segment))
            .ToListAsync(cancel);
}
