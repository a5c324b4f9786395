using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;

namespace Perennial.App.Contracts;

/// <summary>Keeps <c>contract_days</c> in step with the facts and the day. Only rows that differ are written; the whole can be made again at any time.</summary>
public sealed class ContractCalendar(Workspace workspace, ProjectRevenue projection) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile ProjectRevenue.State? _done;

    public async Task CurrentAsync(CancellationToken cancellation)
    {
        var wanted = await projection.CurrentAsync(cancellation);
        if (_done == wanted) return;
        await _one.WaitAsync(cancellation);
        try
        {
            if (_done == wanted) return;
            await CatchUpAsync(wanted.Day, cancellation);
            _done = wanted;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task CatchUpAsync(DateOnly day, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        var contracts = await db.Contracts.AsNoTracking().Where(c => !c.Archived).ToListAsync(cancellation);
        var wanted = contracts.Select(c => ContractDays.Of(c.Id, c.AccountId, c.Agreed, day)).ToDictionary(c => c.ContractId);
        foreach (var row in await db.ContractDays.AsNoTracking().ToListAsync(cancellation))
        {
            if (!wanted.Remove(row.ContractId, out var now)) db.Remove(row);
            else if (now != row) db.Update(now);
        }
        db.AddRange(wanted.Values);
        if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(cancellation);
    }
}
