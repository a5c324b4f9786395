using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.Core.Revenue;
using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>The custom fields of accounts with when each value was said, as columns of a panel.</summary>
internal static class CustomHistories
{
    private const int MostLevels = 60, MostOfFeature = 25;

    public static async Task<IReadOnlyList<CustomHistory>> ReadAsync(AppDb db, MergedRecords merged, DateTimeZone zone, CancellationToken cancellation)
    {
        var found = new SortedDictionary<string, CustomHistory>(StringComparer.Ordinal);
        await foreach (var (account, day, custom) in SaidAsync(db, merged, zone, "custom", cancellation))
        {
            if (custom.ValueKind != JsonValueKind.Object) continue;
            foreach (var field in custom.EnumerateObject())
            {
                if (!found.TryGetValue(field.Name, out var history)) found.Add(field.Name, history = new(field.Name));
                history.Say(account, day, Text(field.Value));
            }
        }
        return [.. found.Values];
    }

    /// <summary>The segments of accounts as they were said; before the first time nothing is known.</summary>
    public static async Task<CustomHistory> SegmentsAsync(AppDb db, MergedRecords merged, DateTimeZone zone, CancellationToken cancellation)
    {
        var found = new CustomHistory(RiskPanel.Segment);
        await foreach (var (account, day, segment) in SaidAsync(db, merged, zone, RiskPanel.Segment, cancellation)) found.Say(account, day, Text(segment));
        return found;
    }

    private static async IAsyncEnumerable<(long Account, int Day, JsonElement Said)> SaidAsync(AppDb db, MergedRecords merged, DateTimeZone zone, string field, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (undone, doubles, named) = (await UndoneSource.NotCountingAsync(db, null, cancellation), merged.Accounts(), $"\"{field}\"");
        var facts = db.AccountFacts.AsNoTracking().Where(f => f.Fields.Contains(named)).OrderBy(f => f.EffectiveAt).ThenBy(f => f.RecordedAt).ThenBy(f => f.Id).Select(f => new { f.AccountId, f.EffectiveAt, f.ImportId, f.Fields }).AsAsyncEnumerable();
        await foreach (var fact in facts.WithCancellation(cancellation))
        {
            if (undone.Contains(fact.ImportId)) continue;
            using var fields = JsonDocument.Parse(fact.Fields);
            if (fields.RootElement.TryGetProperty(field, out var said)) yield return (doubles.Root(fact.AccountId.Value), DayOrInstant.Of(fact.EffectiveAt).In(zone).DayNumber, said);
        }
    }

    private static string? Text(JsonElement value) => value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Null => null, _ => value.GetRawText() };

    /// <summary>A column of values: numbers where all of them are, yes and no as a flag, else words.</summary>
    public static PanelColumn Column(string name, IReadOnlyList<string?> values)
    {
        var said = values.Where(value => value is not null).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (said.Count > 0 && said.All(value => Flag(value!) is not null)) return new() { Name = name, Kind = ColumnKind.Flag, Numbers = [.. values.Select(value => value is null ? double.NaN : Flag(value)!.Value)] };
        if (said.Count > 0 && said.All(value => Number(value!) is not null)) return new() { Name = name, Kind = ColumnKind.Number, Numbers = [.. values.Select(value => value is null ? double.NaN : Number(value)!.Value)] };
        var levels = said.Take(MostLevels).Index().ToDictionary(level => level.Item!, level => level.Index, StringComparer.OrdinalIgnoreCase);
        var rest = levels.Count;
        return new() { Name = name, Kind = ColumnKind.Category, Codes = [.. values.Select(value => value is null ? -1 : levels.GetValueOrDefault(value, rest))], Levels = [.. levels.Keys, "other"] };
    }

    /// <summary>Numbers, yes and no, and a few words can be learnt from; days and free text cannot.</summary>
    public static bool IsFeature(IReadOnlyList<string?> values)
    {
        var said = values.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return said.Count > 0 && (said.All(value => Number(value) is not null) || (said.Count <= MostOfFeature && !said.All(value => DateOnly.TryParse(value, CultureInfo.InvariantCulture, out _))));
    }

    private static double? Number(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static double? Flag(string value) => value.ToLowerInvariant() switch { "true" or "yes" => 1, "false" or "no" => 0, _ => null };
}
