using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.Core.Options;

namespace Perennial.App.Settings;

/// <summary>The workspace's options: what is in force now, and how it came to be.</summary>
public sealed class WorkspaceSettings(Workspace workspace, TimeProvider clock)
{
    private volatile WorkspaceOptions? _inForce;

    public async ValueTask<WorkspaceOptions> InForceAsync(CancellationToken cancellation)
    {
        if (_inForce is { } known) return known;
        await using var db = workspace.OpenFor(Viewer.System);
        var chosen = await db.Set<SettingFact>().OrderBy(f => f.Id).Select(f => new { f.Name, f.Value }).ToListAsync(cancellation);
        return _inForce = chosen.Where(f => OptionCatalog.Find(f.Name) is not null).Aggregate(WorkspaceOptions.Default, (options, f) => options.With(f.Name, f.Value));
    }

    /// <summary>Chooses all of the values or, when one is not accepted, none.</summary>
    /// <exception cref="UnknownOptionException">An option or a value that is not accepted.</exception>
    public async Task<WorkspaceOptions> ChooseAsync(IEnumerable<KeyValuePair<string, string>> values, Viewer by, CancellationToken cancellation)
    {
        var before = await InForceAsync(cancellation);
        var after = before;
        await using var db = workspace.OpenFor(by);
        foreach (var (name, value) in values)
        {
            after = after.With(name, value);
            if (after[name] != before[name])
                db.Add(new SettingFact { Name = name, Value = after[name], RecordedAt = clock.GetUtcNow(), PersonId = by.PersonId, PersonName = by.Name });
        }
        await db.SaveChangesAsync(cancellation);
        return _inForce = after;
    }
}
