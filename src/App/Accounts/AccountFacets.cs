using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;

namespace Perennial.App.Accounts;

/// <summary>The words by which accounts can be told apart, each with how many have it.</summary>
public sealed record AccountFacets(
    IReadOnlyList<AccountFacets.Word> Segments, IReadOnlyList<AccountFacets.Word> Owners, IReadOnlyList<AccountFacets.Word> Phases,
    IReadOnlyList<AccountFacets.Word> Countries, IReadOnlyList<AccountFacets.Word> Tags)
{
    private const int Most = 1000;

    public sealed record Word(string Text, long Count);

    /// <summary>By the name of the filter's field.</summary>
    public IReadOnlyList<Word> Of(string field) => field switch
    {
        "segment" => Segments,
        "owner" or "co-owner" or "team" => Owners,
        "phase" => Phases,
        "country" => Countries,
        "tag" => Tags,
        _ => [],
    };

    public static async Task<AccountFacets> OfAsync(AppDb db, CancellationToken cancellation) => new(
        await CountAsync(Present(db).Select(a => a.Segment ?? ""), cancellation),
        await CountAsync(Present(db).Select(a => a.OwnerEmail ?? ""), cancellation),
        await CountAsync(Present(db).Select(a => a.Phase ?? ""), cancellation),
        await CountAsync(Present(db).Select(a => a.Country ?? ""), cancellation),
        await TagsAsync(db, cancellation));

    /// <summary>What is put aside is counted nowhere.</summary>
    private static IQueryable<Account> Present(AppDb db) => db.Accounts.Where(a => !a.Archived);

    private static async Task<IReadOnlyList<Word>> TagsAsync(AppDb db, CancellationToken cancellation)
    {
        var counts = await db.AccountTags.Where(t => Present(db).Any(a => a.Id == t.AccountId)).GroupBy(t => t.Tag).Select(g => new { g.Key, Count = g.LongCount() }).OrderByDescending(g => g.Count).ThenBy(g => g.Key).Take(Most).ToListAsync(cancellation);
        return [.. counts.Select(c => new Word(c.Key, c.Count)).OrderBy(w => w.Text, StringComparer.OrdinalIgnoreCase)];
    }

    internal static async Task<IReadOnlyList<Word>> CountAsync(IQueryable<string> words, CancellationToken cancellation)
    {
        var counted = await words.GroupBy(w => w).Select(g => new { g.Key, Count = g.LongCount() }).OrderByDescending(g => g.Count).ThenBy(g => g.Key).Take(Most).ToListAsync(cancellation);
        return counted is [{ Key: "" }] ? [] : [.. counted.Select(w => new Word(w.Key, w.Count)).OrderBy(w => w.Text.Length == 0).ThenBy(w => w.Text, StringComparer.OrdinalIgnoreCase)];
    }
}
