using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Changes;
using Perennial.App.Database;

namespace Perennial.App.Customers;

/// <summary>What one import said of an account that was not so before.</summary>
/// <param name="Import">Null for who sees only some accounts: the file holds others too.</param>
public sealed record ImportedChange(DateTimeOffset At, ImportedChange.Source? Import, bool TakenBack, IReadOnlyList<(string Field, string? From, string? To)> Fields)
{
    private const int Most = 50;

    /// <summary>The file and who brought it.</summary>
    public sealed record Source(long Id, string FileName, string PersonName);

    /// <summary>The latest first, at most fifty. What was taken back is not a matter of what the viewer may see.</summary>
    public static async Task<IReadOnlyList<ImportedChange>> OfAsync(AppDb db, Workspace workspace, IReadOnlyList<AccountId> account, CancellationToken cancellation)
    {
        await using var system = workspace.OpenFor(Viewer.System);
        var facts = await db.AccountFacts.AsNoTracking().Where(f => account.Contains(f.AccountId)).OrderBy(f => f.RecordedAt).ThenBy(f => f.Id).ToListAsync(cancellation);
        var ids = facts.Select(f => f.ImportId).OfType<long>().Where(id => id > 0).Distinct().ToList();
        var runs = await db.Imports.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => new Source(i.Id, i.FileName, i.PersonName), cancellation);
        var undone = await UndoneSource.NotCountingAsync(system, null, cancellation);
        var (states, found) = (new Dictionary<AccountId, Dictionary<string, string?>>(), new List<ImportedChange>());
        foreach (var fact in facts)
        {
            var isUndone = undone.Contains(fact.ImportId);
            if (!states.TryGetValue(fact.AccountId, out var state)) states[fact.AccountId] = state = new(StringComparer.Ordinal);
            // What was taken back was said, and is nothing that a later statement changes.
            var fields = Changed(isUndone ? new(state, StringComparer.Ordinal) : state, fact.Fields).Where(field => db.Viewer.SeesEveryAccount || !AuditRows.LeadsElsewhere(field.Item1)).ToList();
            if (fields.Count > 0 && fact.ImportId is { } id and > 0) found.Add(new(fact.RecordedAt, runs.GetValueOrDefault(id), isUndone, fields));
        }
        return [.. found.AsEnumerable().Reverse().Take(Most)];
    }

    private static List<(string, string?, string?)> Changed(Dictionary<string, string?> state, string said)
    {
        using var document = JsonDocument.Parse(said);
        var fields = new List<(string, string?, string?)>();
        foreach (var (name, value) in Flat(document.RootElement))
        {
            var (from, to) = (state.GetValueOrDefault(name), value.ValueKind == JsonValueKind.Null ? null : value.ToString());
            if (from == to) continue;
            fields.Add((name, from, to));
            state[name] = to;
        }
        return fields;
    }

    /// <summary>Custom fields stand one level deeper, as <c>custom.NAME</c>.</summary>
    private static IEnumerable<(string Name, JsonElement Value)> Flat(JsonElement said) => said.EnumerateObject().SelectMany(field => field.Value.ValueKind == JsonValueKind.Object
        ? field.Value.EnumerateObject().Select(inner => ($"{field.Name}.{inner.Name}", inner.Value))
        : [(field.Name, field.Value)]);
}
