using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Contacts;
using Perennial.App.Database;
using Perennial.App.Segments;
using Perennial.App.Views;
using Perennial.Core;

namespace Perennial.App.Shell;

/// <summary>Everything that the palette lists, by name and inside the viewer's scope: accounts, contacts, pages, actions, segments, views and metrics.</summary>
public sealed record Find(string Query)
{
    private const int Most = 8, MostRecent = 8;

    public IReadOnlyList<Hit> Accounts { get; init; } = [];
    public IReadOnlyList<Person> Contacts { get; init; } = [];
    public IReadOnlyList<Destination> Pages { get; init; } = [];
    public IReadOnlyList<PaletteAction> Actions { get; init; } = [];
    public IReadOnlyList<Segment> Segments { get; init; } = [];
    public IReadOnlyList<SavedView> Views { get; init; } = [];
    public IReadOnlyList<Metric> Metrics { get; init; } = [];

    /// <summary>The accounts are those that were looked at last.</summary>
    public bool AreRecent { get; init; }

    public sealed record Hit(AccountId Id, string Name, string ExternalId, string? Segment);

    public sealed record Person(ContactId Id, string Name, string ExternalId, string AccountName);

    public bool IsEmpty => Pages.Count + Metrics.Count + Accounts.Count + Contacts.Count + Actions.Count + Segments.Count + Views.Count == 0;

    /// <param name="query">What is looked for; without it, what was looked at last.</param>
    /// <param name="recent">External ids of the accounts that this browser opened last.</param>
    /// <param name="db">The viewer's store.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<Find> ForAsync(string? query, IReadOnlyList<string> recent, AppDb db, CancellationToken cancel)
    {
        var words = query?.Trim() ?? "";
        bool Fits(string text) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
        var found = new Find(words)
        {
            Pages = [.. Destination.For(db.Viewer).Concat(words.Length == 0 ? [] : Destination.Within.Where(place => db.Viewer.May(place.Needs))).Where(place => Fits($"{place.Name} {place.Words}"))],
            Actions = [.. PaletteAction.For(db.Viewer).Where(action => Fits($"{action.Name} {action.Words}"))],
        };
        if (words.Length == 0) return found with { Accounts = await RecentAsync(recent, db, cancel), AreRecent = true };
        var key = FoldedKey.Of(words);
        return found with
        {
            Accounts = await AccountsAsync(key, words, db, cancel),
            Contacts = await ContactsAsync(key, db, cancel),
            Segments = await db.Segments.AsNoTracking().Where(s => s.NameKey.Contains(key)).OrderBy(s => s.NameKey).Take(Most).ToListAsync(cancel),
            Views = [.. (await db.SavedViews.AsNoTracking().ToListAsync(cancel)).Where(view => Fits(view.Name)).Take(Most)],
            Metrics = [.. MetricCatalog.All.Where(metric => Fits($"{metric.Name} {metric.Id}")).Take(Most)],
        };
    }

    private static async Task<IReadOnlyList<Hit>> RecentAsync(IReadOnlyList<string> recent, AppDb db, CancellationToken cancel)
    {
        if (recent.Count == 0) return [];
        string[] ids = [.. recent.Take(MostRecent)];
        var hits = await Hits(db.Accounts.AsNoTracking().Where(a => !a.Archived && ids.Contains(a.ExternalId))).ToListAsync(cancel);
        return [.. hits.OrderBy(hit => Array.IndexOf(ids, hit.ExternalId))];
    }

    /// <summary>Names that begin with the words come from the index at once; only when they are few, names that contain them are looked for.</summary>
    private static async Task<IReadOnlyList<Hit>> AccountsAsync(string key, string words, AppDb db, CancellationToken cancel)
    {
        var end = key + "\uffff";
        var present = db.Accounts.AsNoTracking().Where(a => !a.Archived);
        var begin = await Hits(present.Where(a => string.Compare(a.NameKey, key) >= 0 && string.Compare(a.NameKey, end) < 0).OrderBy(a => a.NameKey).ThenBy(a => a.Id).Take(Most)).ToListAsync(cancel);
        if (begin.Count >= Most) return begin;
        var named = await Hits(present.Where(a => a.ExternalId == words)).ToListAsync(cancel);
        var inside = await Hits(present.Where(a => a.NameKey.Contains(key)).OrderBy(a => a.NameKey).ThenBy(a => a.Id).Take(Most)).ToListAsync(cancel);
        return [.. named.Concat(begin).Concat(inside).DistinctBy(hit => hit.Id).Take(Most)];
    }

    private static async Task<IReadOnlyList<Person>> ContactsAsync(string key, AppDb db, CancellationToken cancel)
    {
        var end = key + "\uffff";
        var present = db.Contacts.AsNoTracking().Where(c => !c.Archived && db.Accounts.Any(a => a.Id == c.AccountId && !a.Archived));
        var begin = await People(present.Where(c => string.Compare(c.NameKey, key) >= 0 && string.Compare(c.NameKey, end) < 0).OrderBy(c => c.NameKey).ThenBy(c => c.Id).Take(Most), db).ToListAsync(cancel);
        if (begin.Count >= Most) return begin;
        var mail = await People(present.Where(c => c.EmailKey == key), db).Take(Most).ToListAsync(cancel);
        var inside = await People(present.Where(c => c.NameKey.Contains(key)).OrderBy(c => c.NameKey).ThenBy(c => c.Id).Take(Most), db).ToListAsync(cancel);
        return [.. mail.Concat(begin).Concat(inside).DistinctBy(person => person.Id).Take(Most)];
    }

    private static IQueryable<Hit> Hits(IQueryable<Account> accounts) => accounts.Select(a => new Hit(a.Id, a.Name, a.ExternalId, a.Segment));

    private static IQueryable<Person> People(IQueryable<Contact> contacts, AppDb db) => contacts.Join(db.Accounts, c => c.AccountId, a => a.Id, (c, a) => new Person(c.Id, c.Name, c.ExternalId, a.Name));
}
