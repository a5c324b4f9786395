using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;

namespace Perennial.App.Contracts;

/// <summary>Keeps <c>contract_days</c> in step with the facts and the day. Only rows that differ are written; the whole can be made again at any time.</summary>
public sealed class ContractCalendar : IDisposable
{
    private readonly Workspace _workspace;
    private readonly ProjectRevenue _projection;
    private readonly InStep _step;

    public ContractCalendar(Workspace workspace, ProjectRevenue projection) => (_workspace, _projection, _step) = (workspace, projection, new InStep(CatchUpAsync));

    public async Task CurrentAsync(CancellationToken cancellation) => await _step.BringAsync(await _projection.CurrentAsync(cancellation), cancellation);

    public void Dispose() => _step.Dispose();

    private async Task CatchUpAsync(ProjectRevenue.State state, CancellationToken cancellation)
    {
        await using var db = _workspace.OpenFor(Viewer.System);
        var contracts = await db.Contracts.AsNoTracking().Where(c => !c.Archived).ToListAsync(cancellation);
        var wanted = contracts.Select(c => ContractDays.Of(c.Id, c.AccountId, c.Agreed, state.Day)).ToDictionary(c => c.ContractId);
        foreach (var row in await db.ContractDays.AsNoTracking().ToListAsync(cancellation))
        {
            if (!wanted.Remove(row.ContractId, out var now)) db.Remove(row);
            else if (now != row) db.Update(now);
        }
        db.AddRange(wanted.Values);
        if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(cancellation);
    }
}
