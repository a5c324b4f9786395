using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Products;
using Perennial.Core.Filters;
using Perennial.Core.Options;
using Perennial.Usage;
using Perennial.Usage.Store;

namespace Perennial.App.Features;

/// <summary>Features as they are defined, and who has which.</summary>
public sealed class FeatureBook(Workspace workspace, EventStore events, ProductBook products, TimeProvider clock)
{
    private readonly Remembered<IReadOnlyList<Feature>> _all = new(() =>
    {
        using var db = workspace.OpenFor(Viewer.System);
        return [.. db.Features.AsNoTracking().OrderBy(f => f.NameKey)];
    });

    private const int LongestName = 60, MostEvents = 200, MostFeatures = 200;

    /// <summary>In place of a feature's name: whichever.</summary>
    public const string Any = "any";
    private static readonly TimeSpan _slip = TimeSpan.FromMinutes(10);
    private volatile Numbered? _numbers;

    /// <summary>What was deleted lately, for who takes it back.</summary>
    private readonly ConcurrentDictionary<long, (Feature Feature, DateTimeOffset At)> _deleted = [];

    private sealed record Numbered(int Names, ILookup<string, int> ByName);

    /// <summary>A field of the form that cannot be taken.</summary>
    /// <param name="IsDoubt">It is more likely mistyped than meant, and taken from who insists.</param>
    public sealed record Wrong(string Field, string Message, bool IsDoubt = false);

    /// <summary>By name.</summary>
    public IReadOnlyList<Feature> All => _all.Value;

    /// <summary>The features of a name, or all; null when there is none.</summary>
    public IReadOnlyList<Feature>? Find(string name)
    {
        var key = FoldedKey.Of(name);
        return All.Where(f => name == Any || f.NameKey == key).ToList() is { Count: > 0 } found ? found : null;
    }

    /// <summary>The number of each event's name with the place of the feature that it is of.</summary>
    public async Task<IReadOnlyList<(int Name, int Feature)>> NumbersAsync(IReadOnlyList<Feature> features, CancellationToken cancellation)
    {
        var names = await NamesAsync(cancellation);
        return [.. features.SelectMany((feature, i) => feature.Events.SelectMany(e => names[e]).Select(number => (number, i))).Distinct()];
    }

    /// <summary>The numbers of each event name that ever came, over all kinds.</summary>
    public async Task<ILookup<string, int>> NamesAsync(CancellationToken cancellation)
    {
        if (_numbers is { } kept && kept.Names == events.Engine.Names.Names.Count) return kept.ByName;
        var found = await events.Engine.AskAsync(new UsageAsk("select number, name from names", UsageAsk.NoValues), row => (Number: (int)row.Long(0), Name: row.Text(1)!), cancellation);
        return (_numbers = new(found.Count, found.ToLookup(n => n.Name, n => n.Number, StringComparer.Ordinal))).ByName;
    }

    /// <summary>Which of the features each account has on a day, by their place: those of the products that it pays for and those of no product. Who pays for nothing is not there.</summary>
    /// <param name="features">By their places.</param>
    /// <param name="day">At its end.</param>
    /// <param name="options">Those of a call; the workspace's own where none are said.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<long, IReadOnlySet<int>>> HeldAsync(IReadOnlyList<Feature> features, DateOnly day, WorkspaceOptions? options, CancellationToken cancellation)
    {
        var free = features.Index().Where(f => f.Item.Products.Count == 0).Select(f => f.Index).ToList();
        var ofProduct = features.Index().SelectMany(f => f.Item.Products.Select(p => (p, f.Index))).ToLookup(p => p.p, p => p.Index, StringComparer.Ordinal);
        return (await products.HeldOnAsync(day, options, cancellation)).GroupBy(h => h.Account.Value).ToDictionary(account => account.Key, IReadOnlySet<int> (account) => account.SelectMany(h => ofProduct[h.Product]).Concat(free).ToHashSet());
    }

    public async Task<(Feature? Feature, Wrong? Wrong)> SaveAsync(AppDb db, Feature? feature, FeatureDraft draft, CancellationToken cancellation)
    {
        if (await WrongAsync(db, feature, draft, cancellation) is { } wrong) return (null, wrong);
        var (now, name) = (clock.GetUtcNow(), draft.Name.Trim());
        if (feature is null) db.Add(feature = new Feature { Name = name, NameKey = FoldedKey.Of(name), Events = draft.EventNames, Products = draft.ProductIds, MadeBy = db.Viewer.Name, CreatedAt = now, UpdatedAt = now });
        else (feature.Name, feature.NameKey, feature.Events, feature.Products, feature.UpdatedAt) = (name, FoldedKey.Of(name), draft.EventNames, draft.ProductIds, now);
        await db.SaveChangesAsync(cancellation);
        _all.Forget();
        return (feature, null);
    }

    public async Task DeleteAsync(AppDb db, Feature feature, CancellationToken cancellation)
    {
        db.Remove(feature);
        await db.SaveChangesAsync(cancellation);
        _all.Forget();
        foreach (var (id, gone) in _deleted)
            if (clock.GetUtcNow() - gone.At > _slip) _deleted.TryRemove(id, out _);
        _deleted[feature.Id] = (feature, clock.GetUtcNow());
    }

    /// <summary>Takes a deletion back that was a slip; null when there is none of late, or when the name is taken by now.</summary>
    public async Task<Feature?> RestoreAsync(AppDb db, long id, CancellationToken cancellation)
    {
        if (!_deleted.TryRemove(id, out var gone) || clock.GetUtcNow() - gone.At > _slip || await db.Features.AnyAsync(f => f.NameKey == gone.Feature.NameKey, cancellation)) return null;
        db.Add(gone.Feature);
        await db.SaveChangesAsync(cancellation);
        _all.Forget();
        return gone.Feature;
    }

    public async Task<Wrong?> WrongAsync(AppDb db, Feature? feature, FeatureDraft draft, CancellationToken cancellation)
    {
        var name = draft.Name.Trim();
        if (name.Length is 0 or > LongestName) return new("name", $"A feature needs a name of at most {LongestName} characters.");
        var key = FoldedKey.Of(name);
        if (key == Any) return new("name", "'any' stands for whichever feature. Take another name.");
        if (await db.Features.AnyAsync(f => f.NameKey == key && (feature == null || f.Id != feature.Id), cancellation)) return new("name", $"There is a feature {name} already.");
        if (feature is null && await db.Features.CountAsync(cancellation) >= MostFeatures) return new("name", $"There are {MostFeatures} features, as many as there can be.");
        if (draft.EventNames is not { Count: > 0 and <= MostEvents } asked) return new("events", $"A feature is 1 to {MostEvents} events, each on a line of its own.");
        var names = await NamesAsync(cancellation);
        if (asked.FirstOrDefault(e => e.Length > 500) is not null) return new("events", "The name of an event is too long.");
        var known = (await products.SharesAsync(cancellation)).Shares.Select(s => s.Product).Concat(await db.Products.AsNoTracking().Select(p => p.ExternalId).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        if (draft.ProductIds.FirstOrDefault(p => !known.Contains(p)) is { } unknown) return new("products", $"There is no product '{unknown}'.{(Nearness.Nearest(unknown, [.. known]) is { } meant ? $" Did you mean '{meant}'?" : "")}");
        return feature is null && !draft.Insists && asked.FirstOrDefault(e => !names.Contains(e)) is { } never && Nearness.Nearest(never, [.. names.Select(n => n.Key)]) is { } near
            ? new("events", $"No event '{never}' ever came. Did you mean '{near}'?", IsDoubt: true) : null;
    }
}
