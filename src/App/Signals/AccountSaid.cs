using System.Text.Json;
using Perennial.App.Database;
using Perennial.App.Fields;

namespace Perennial.App.Signals;

/// <summary>What a fact says of an account; null for what it does not speak of.</summary>
/// <param name="IsArchived">Put aside.</param>
/// <param name="IsOnboarding">In the phase Onboarding.</param>
/// <param name="Numbers">Custom fields by their names; NaN for what is no number.</param>
internal readonly record struct AccountSaid(bool? IsArchived, bool? IsOnboarding, (string Field, float Value)[]? Numbers)
{
    private const string Onboarding = "onboarding";

    public static AccountSaid Of(JsonElement fields) => new(
        fields.TryGetProperty("archived", out var archived) ? archived.GetString() == "yes" : null,
        fields.TryGetProperty("phase", out var phase) ? phase.GetString() is { } word && FoldedKey.Of(word).Trim() == Onboarding : null,
        fields.TryGetProperty("custom", out var custom) && custom.ValueKind == JsonValueKind.Object ? [.. custom.EnumerateObject().Select(c => (string.Intern(c.Name), Number(c.Value.GetString())))] : null);

    private static float Number(string? text) => text is not null && CustomField.NumberOf(text) is { } number ? (float)number : float.NaN;
}
