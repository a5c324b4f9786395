using System.Text;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.Client;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.App.Products;

/// <summary>What each account pays for each product today: the ledger once more with account and product told apart. Made when it is asked for, kept until facts, options or the day change.</summary>
public sealed class ProductBook(Workspace workspace, WorkspaceSettings settings, RevenueQuestions questions, FactsChanged changed, MergedRecords merged) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Kept? _kept;

    /// <summary>One account's part of one product.</summary>
    public readonly record struct Share(AccountId Account, string Product, long MrrE8);

    private sealed record Kept(long Times, WorkspaceOptions Options, DateOnly Day, Paid Paid, IReadOnlyList<Share> Shares);

    /// <summary>What each account pays for each product over time; what is paid for no product is under the empty word.</summary>
    private sealed class Paid(RevenueLedger ledger, IReadOnlyList<(long Account, string Product)> parts)
    {
        private const int Most = 4;
        private readonly List<Timeline> _timelines = [];

        public IReadOnlyList<Share> On(DateOnly day, WorkspaceOptions options)
        {
            var timeline = Under(options.With("reactivation-grace-days", "0"));
            return [.. timeline.AccountIds.Select((part, ordinal) => new Share(new AccountId(parts[(int)part].Account), parts[(int)part].Product, timeline.AmountOn(ordinal, day)))];
        }

        /// <summary>The last ones are kept: most calls have the workspace's own options.</summary>
        private Timeline Under(WorkspaceOptions options)
        {
            lock (_timelines)
            {
                if (_timelines.Select(kept => kept.Under(options)).FirstOrDefault(kept => kept is not null) is { } known) return known;
                if (_timelines.Count == Most) _timelines.RemoveAt(1);
                _timelines.Add(ledger.At(options));
                return _timelines[^1];
            }
        }
    }

    /// <summary>Every product that lines or the product list name, of the accounts that the viewer sees; those that bring most first.</summary>
    public async Task<(IReadOnlyList<ProductRow> Products, string Currency)> ReadAsync(AppDb db, CancellationToken cancellation)
    {
        var (shares, currency) = await SharesAsync(cancellation);
        var known = await db.Products.AsNoTracking().ToListAsync(cancellation);
        var seen = shares.Where(s => db.Viewer.Sees(s.Account)).ToLookup(s => s.Product, StringComparer.Ordinal);
        // What none of one's own accounts has would tell what others have.
        var names = db.Viewer.SeesEveryAccount ? seen.Select(g => g.Key).Union(known.Select(p => p.ExternalId), StringComparer.Ordinal) : seen.Select(g => g.Key);
        var rows = from name in names
                   let product = known.Find(p => p.ExternalId == name)
                   let paying = seen[name].Where(s => s.MrrE8 != 0).ToList()
                   select new ProductRow(name, product?.Name ?? name, product?.Family, product?.Description, product?.Archived ?? false, paying.Select(s => s.Account).Distinct().Count(),
                       seen[name].Select(s => s.Account).Distinct().Count(), paying.Sum(s => s.MrrE8 / 100_000_000m), currency);
        return ([.. rows.OrderByDescending(r => r.Mrr).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase)], currency);
    }

    /// <summary>Every account's part of every product it has or had.</summary>
    public async Task<(IReadOnlyList<Share> Shares, string Currency)> SharesAsync(CancellationToken cancellation)
    {
        var kept = await KeptAsync(cancellation);
        return (kept.Shares, kept.Options.Currency);
    }

    /// <summary>What each account pays something for on a day, also for no product: that is under the empty word.</summary>
    /// <param name="day">In the days of the options' zone.</param>
    /// <param name="options">Those of a call; the workspace's own where none are said.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<Share>> HeldOnAsync(DateOnly day, WorkspaceOptions? options, CancellationToken cancellation)
    {
        var kept = await KeptAsync(cancellation);
        return [.. kept.Paid.On(day, options ?? kept.Options).Where(s => s.MrrE8 != 0)];
    }

    private async Task<Kept> KeptAsync(CancellationToken cancellation)
    {
        var options = await settings.InForceAsync(cancellation);
        var (times, day) = (changed.Times, questions.TodayIn(options));
        if (_kept is { } kept && kept.Times == times && kept.Options == options && kept.Day == day) return kept;
        await _one.WaitAsync(cancellation);
        try
        {
            if (_kept is { } other && other.Times == times && other.Options == options && other.Day == day) return other;
            var paid = await ReadAsync(cancellation);
            return _kept = new(times, options, day, paid, [.. paid.On(day, options).Where(s => s.Product.Length > 0)]);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<Paid> ReadAsync(CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        var (parts, numbers) = (new List<(long Account, string Product)>(), new Dictionary<(long, string), long>());
        var merges = merged.Accounts();
        var ledger = await LineFacts.ReadAsync(db, workspace.Store, fact =>
        {
            var part = (merges.Root(fact.AccountId), fact.Product.IsEmpty ? "" : Encoding.UTF8.GetString(fact.Product));
            if (numbers.TryGetValue(part, out var number)) return number;
            parts.Add(part);
            numbers.Add(part, parts.Count - 1);
            return parts.Count - 1;
        }, cancellation);
        return new(ledger, parts);
    }
}
