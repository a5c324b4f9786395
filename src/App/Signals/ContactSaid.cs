using System.Globalization;
using System.Text.Json;
using Perennial.App.Database;

namespace Perennial.App.Signals;

/// <summary>What a fact says of a contact; null for what it does not speak of.</summary>
/// <param name="IsSponsor">A sponsor, an executive sponsor, or a champion.</param>
/// <param name="Bounces">Mail to them comes back for good.</param>
/// <param name="IsArchived">Put aside.</param>
/// <param name="SaysLeft">Whether it says if they left.</param>
/// <param name="LeftOn">When they left, where they did.</param>
internal readonly record struct ContactSaid(bool? IsSponsor, bool? Bounces, bool? IsArchived, bool SaysLeft, DateOnly? LeftOn)
{
    public static ContactSaid Of(JsonElement fields)
    {
        var saysLeft = fields.TryGetProperty("left_on", out var left);
        return new(
            fields.TryGetProperty("role", out var role) ? IsSponsoring(role.GetString()) : null,
            fields.TryGetProperty("bounce", out var bounce) ? bounce.GetString() == "hard" : null,
            fields.TryGetProperty("archived", out var archived) ? archived.GetString() == "yes" : null,
            saysLeft, saysLeft && left.GetString() is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null);
    }

    private static bool IsSponsoring(string? role) => role is not null && FoldedKey.Of(role) is var key && (key.Contains("sponsor", StringComparison.Ordinal) || key.Contains("champion", StringComparison.Ordinal));
}
