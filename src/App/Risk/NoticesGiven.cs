using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.Core.Contracts;
using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>Customers who have given notice of every contract that they have: that they leave at its end is as good as known, whatever their signals say.</summary>
internal sealed class NoticesGiven
{
    /// <summary>Some take their notice back.</summary>
    private static readonly Probability _told = new(0.99, 0.95, 1);

    private readonly Dictionary<long, List<ContractTerms>> _contracts = [];

    public static async Task<NoticesGiven> ReadAsync(AppDb db, MergedRecords merged, CancellationToken cancellation)
    {
        var (notices, doubles) = (new NoticesGiven(), merged.Accounts());
        var contracts = (await db.Contracts.AsNoTracking().Where(c => !c.Archived).ToListAsync(cancellation)).ToLookup(c => doubles.Root(c.AccountId.Value), c => c.Agreed);
        foreach (var of in contracts.Where(of => of.Any(agreed => agreed.CancelledOn is not null))) notices._contracts.Add(of.Key, [.. of]);
        return notices;
    }

    /// <summary>When the last contract ends of which notice had been given by a day; null where one goes on, or none is in force.</summary>
    public DateOnly? EndOf(long account, DateOnly day)
    {
        if (!_contracts.TryGetValue(account, out var contracts)) return null;
        var standing = contracts.Where(agreed => agreed.StateOn(day) != ContractState.Ended).ToList();
        return standing.Count > 0 && standing.TrueForAll(agreed => agreed.StateOn(day) == ContractState.Cancelled) ? standing.Max(agreed => agreed.On(day).To) : null;
    }

    /// <summary>What is said of churn up to a day: what the model says, or that notice was given.</summary>
    public Probability Or(Probability model, long account, DateOnly day, DateOnly until) => EndOf(account, day) is { } end && end <= until ? _told : model;
}
