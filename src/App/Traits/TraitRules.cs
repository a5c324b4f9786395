using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;

namespace Perennial.App.Traits;

/// <summary>The rules that stand, read once.</summary>
public sealed class TraitRules(Workspace workspace)
{
    private readonly Remembered<IReadOnlyList<TraitRule>> _all = new(() =>
    {
        using var db = workspace.OpenFor(Viewer.System);
        return [.. db.TraitRules.AsNoTracking().OrderBy(r => r.Record).ThenBy(r => r.Trait)];
    });

    /// <summary>After other rules stand.</summary>
    public event Action? Changed;

    public IReadOnlyList<TraitRule> All => _all.Value;

    public void Forget()
    {
        _all.Forget();
        Changed?.Invoke();
    }
}
