using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Revenue;

namespace Perennial.App.Contracts;

/// <summary>Keeps <c>contract_today</c> in step with the facts, the options and the day, whenever contracts are listed. Only rows that differ are written.</summary>
public sealed class ContractsToday : IDisposable
{
    private readonly Workspace _workspace;
    private readonly MergedRecords _merged;
    private readonly InStep _step;
    private Paid? _paid;

    public ContractsToday(Workspace workspace, MergedRecords merged) => (_workspace, _merged, _step) = (workspace, merged, new InStep(CatchUpAsync));

    /// <summary>What was paid by which facts: an account that is renamed does not make all lines be read again.</summary>
    private sealed record Paid(ProjectRevenue.State State, MergeMap Merged, SubscriptionsToday.Facts Facts, SubscriptionsToday Amounts);

    public Task CurrentAsync(ProjectRevenue.State state, CancellationToken cancellation) => _step.BringAsync(state, cancellation);

    public void Dispose() => _step.Dispose();

    private async Task CatchUpAsync(ProjectRevenue.State state, CancellationToken cancellation)
    {
        await using var db = _workspace.OpenFor(Viewer.System);
        var contracts = await db.Contracts.AsNoTracking().ToListAsync(cancellation);
        var paid = contracts.Any(c => c.Subscriptions.Count > 0) ? await PaidAsync(db, state, cancellation) : null;
        var wanted = contracts.Select(c => ContractToday.Of(c, paid, state.Day)).ToDictionary(c => c.ContractId);
        foreach (var row in await db.ContractsToday.AsNoTracking().ToListAsync(cancellation))
        {
            if (!wanted.Remove(row.ContractId, out var now)) db.Remove(row);
            else if (now != row) db.Update(now);
        }
        db.AddRange(wanted.Values);
        if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(cancellation);
    }

    private async Task<SubscriptionsToday> PaidAsync(AppDb db, ProjectRevenue.State state, CancellationToken cancellation)
    {
        var (facts, merged) = (await SubscriptionsToday.Facts.NowAsync(db, cancellation), _merged.Accounts());
        if (_paid is { } paid && paid.State with { Times = state.Times } == state && paid.Facts == facts && paid.Merged.SaysTheSame(merged)) return paid.Amounts;
        var amounts = await SubscriptionsToday.ReadAsync(db, _workspace.Store, merged, state, cancellation);
        _paid = new(state, merged, facts, amounts);
        return amounts;
    }
}
