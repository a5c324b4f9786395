using System.Text;
using Microsoft.AspNetCore.Http;

namespace Perennial.App.Events;

/// <summary>Which live events somebody wants to see.</summary>
/// <param name="Outcome">taken, doubled or refused; null for all.</param>
/// <param name="Key">The number of the write key; null for any.</param>
/// <param name="Text">That stands somewhere in it; null for any.</param>
public sealed record LiveFilter(string? Outcome, long? Key, string? Text)
{
    public static IReadOnlyList<string> Outcomes { get; } = ["taken", "doubled", "refused"];

    public bool IsAll => this is { Outcome: null, Key: null, Text: null };

    /// <summary>Of an address; what it does not say, or says wrong, is all.</summary>
    public static LiveFilter Of(HttpRequest request)
    {
        var (outcome, text) = (request.Query["outcome"].ToString(), request.Query["q"].ToString().Trim());
        return new(Outcomes.Contains(outcome) ? outcome : null,
            long.TryParse(request.Query["key"], System.Globalization.CultureInfo.InvariantCulture, out var key) ? key : null, text.Length > 0 ? text : null);
    }

    public bool Fits(LiveEvent seen) => (Outcome is null || seen.Outcome == Outcome) && (Key is null || seen.KeyId == Key) && (Text is null || Says(seen, Text));

    private static bool Says(LiveEvent seen, string text)
    {
        foreach (var part in (ReadOnlySpan<string?>)[seen.What, seen.Name, seen.User, seen.Group, seen.Payload, seen.Field, seen.Why])
            if (part?.Contains(text, StringComparison.OrdinalIgnoreCase) == true) return true;
        return seen.Said.Length > 0 && LiveEvents.WithoutKeys(Encoding.UTF8.GetString(seen.Said)).Contains(text, StringComparison.OrdinalIgnoreCase);
    }
}
