using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.Core.Contracts;

namespace Perennial.App.Contracts;

/// <summary>Contracts as they stood on a day: each fact in force by then, each later one over those before.</summary>
internal static class ContractsOnDay
{
    public static async Task<ILookup<long, ContractDays>> ReadAsync(AppDb db, DateOnly day, DateTimeOffset end, CancellationToken cancellation)
    {
        var states = new Dictionary<long, (AccountId Account, Dictionary<string, string?> Fields)>();
        var undone = db.Imports.Where(i => i.UndoneAt != null).Select(i => (long?)i.Id);
        var undoneChanges = db.Changes.Where(c => c.UndoneAt != null).Select(c => (long?)-c.Id);
        var facts = db.ContractFacts.AsNoTracking().Where(f => f.ImportId == null || (!undone.Contains(f.ImportId) && !undoneChanges.Contains(f.ImportId)))
            .Where(f => f.EffectiveAt < end).OrderBy(f => f.EffectiveAt).ThenBy(f => f.RecordedAt).ThenBy(f => f.Id).AsAsyncEnumerable();
        await foreach (var fact in facts.WithCancellation(cancellation))
        {
            var fields = states.TryGetValue(fact.ContractId, out var state) ? state.Fields : new(StringComparer.Ordinal);
            states[fact.ContractId] = (fact.AccountId, fields);
            using var said = JsonDocument.Parse(fact.Fields);
            foreach (var field in said.RootElement.EnumerateObject())
                if (field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null) fields[field.Name] = field.Value.GetString();
        }
        return states.Where(s => s.Value.Fields.GetValueOrDefault("archived") != "yes" && s.Value.Fields.GetValueOrDefault("start") is not null)
            .Select(s => ContractDays.Of(s.Key, s.Value.Account, Agreed(s.Value.Fields), day)).ToLookup(c => c.AccountId.Value);
    }

    private static ContractTerms Agreed(Dictionary<string, string?> fields)
    {
        DateOnly? Day(string field) => fields.GetValueOrDefault(field) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        int? Whole(string field) => fields.GetValueOrDefault(field) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
        return new(Day("start")!.Value, Day("end"), fields.GetValueOrDefault("auto_renews") == "yes", Whole("renewal_months") ?? 0, Whole("notice_days"), Day("cancelled"));
    }
}
