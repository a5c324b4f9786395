using Perennial.Client;

namespace Perennial.App.Access;

public sealed class NewTokenForm
{
    public string? Name { get; init; }
    public TokenScope? Scope { get; init; }

    /// <summary>Null for a token that does not expire.</summary>
    public int? Days { get; init; } = 90;

    public NewToken Wanted(TimeProvider clock) => new(
        Name ?? "",
        Scope is { } scope ? [scope] : [],
        Days is > 0 and <= 3660 ? clock.GetUtcNow().AddDays(Days.Value) : null);
}
