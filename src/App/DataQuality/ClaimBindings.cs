using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Import;

namespace Perennial.App.DataQuality;

/// <summary>Which column carries which claim, for accounts and for subscription lines, as the latest mapping of each kind says.</summary>
internal sealed record ClaimBindings(IReadOnlyDictionary<string, string> OfAccounts, IReadOnlyDictionary<string, string> OfLines)
{
    public static ClaimBindings None { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    public static async Task<ClaimBindings> ReadAsync(AppDb db, CancellationToken cancellation)
    {
        var mappings = await db.Imports.Where(i => i.UndoneAt == null && !i.DryRun && i.Mapping.Contains("\"claims\"")).OrderBy(i => i.Id).Select(i => new { i.Kind, i.Mapping }).ToListAsync(cancellation);
        var (accounts, lines) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var mapping in mappings)
            foreach (var (claim, column) in Claims(mapping.Mapping))
                (mapping.Kind == "accounts" ? accounts : lines)[claim] = column;
        return new(accounts, lines);
    }

    private static IEnumerable<(string Claim, string Column)> Claims(string mapping)
    {
        using var json = JsonDocument.Parse(mapping);
        if (!json.RootElement.TryGetProperty("claims", out var claims) || claims.ValueKind != JsonValueKind.Object) yield break;
        foreach (var claim in claims.EnumerateObject())
            if (claim.Value.GetString() is { Length: > 0 } column) yield return (claim.Name, column);
    }
}
