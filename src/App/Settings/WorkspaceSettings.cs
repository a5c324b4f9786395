using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.Core.Options;

namespace Perennial.App.Settings;

/// <summary>The workspace's options: what is in force now, and how it came to be.</summary>
public sealed class WorkspaceSettings : IDisposable
{
    private readonly Workspace _workspace;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile WorkspaceOptions? _inForce;

    public WorkspaceSettings(Workspace workspace, TimeProvider clock)
    {
        (_workspace, _clock) = (workspace, clock);
        workspace.Store.Regained += () => _inForce = null;
    }

    public async ValueTask<WorkspaceOptions> InForceAsync(CancellationToken cancellation)
    {
        if (_inForce is { } known) return known;
        await _one.WaitAsync(cancellation);
        try
        {
            return _inForce ??= await ReadAsync(cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<WorkspaceOptions> ReadAsync(CancellationToken cancellation)
    {
        await using var db = _workspace.OpenFor(Viewer.System);
        var chosen = await db.Set<SettingFact>().OrderBy(f => f.Id).Select(f => new { f.Name, f.Value }).ToListAsync(cancellation);
        return chosen.Where(f => OptionCatalog.Find(f.Name) is not null).Aggregate(WorkspaceOptions.Default, (options, f) => options.With(f.Name, f.Value));
    }

    /// <summary>Chooses all of the values or, when one is not accepted, none.</summary>
    /// <param name="values">Of the standard's options.</param>
    /// <param name="by">Who chooses.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <param name="secondFactor">Whether everybody needs a second factor; null leaves it as it is.</param>
    /// <exception cref="UnknownOptionException">An option or a value that is not accepted.</exception>
    public async Task<WorkspaceOptions> ChooseAsync(IEnumerable<KeyValuePair<string, string>> values, Viewer by, CancellationToken cancellation, bool? secondFactor = null)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            return _inForce = await WriteAsync(values, secondFactor, by, _inForce ?? await ReadAsync(cancellation), cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<WorkspaceOptions> WriteAsync(IEnumerable<KeyValuePair<string, string>> values, bool? secondFactor, Viewer by, WorkspaceOptions before, CancellationToken cancellation)
    {
        var after = before;
        await using var db = _workspace.OpenFor(by);
        if (secondFactor is { } wanted && await SecondFactorRule.IsRequiredAsync(db, cancellation) is var required && required != wanted)
        {
            if (wanted && await SecondFactorRule.RefusalAsync(db, cancellation) is { } refusal) throw new UnknownOptionException(refusal);
            db.Add(new SettingFact { Name = SecondFactorRule.Name, Value = Word(wanted), RecordedAt = _clock.GetUtcNow(), PersonId = by.PersonId, PersonName = by.Name, Replaces = Word(required) });
        }
        foreach (var (name, value) in values)
        {
            after = after.With(name, value);
            if (after[name] != before[name])
                db.Add(new SettingFact { Name = name, Value = after[name], RecordedAt = _clock.GetUtcNow(), PersonId = by.PersonId, PersonName = by.Name, Replaces = before[name] });
        }
        await db.SaveChangesAsync(cancellation);
        return after;
    }

    private static string Word(bool required) => required ? SecondFactorRule.Required : SecondFactorRule.Optional;
}
