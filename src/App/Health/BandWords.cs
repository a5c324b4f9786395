using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>Bands as people and files say them.</summary>
public static class BandWords
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Band>().Select(Of)];

    public static string Of(Band band) => band switch
    {
        Band.Red => "red",
        Band.Amber => "amber",
        Band.Green => "green",
        _ => throw new ArgumentOutOfRangeException(nameof(band)),
    };

    public static string? Of(Band? band) => band is { } known ? Of(known) : null;

    public static string Title(Band band) => band switch
    {
        Band.Red => "Red",
        Band.Amber => "Amber",
        Band.Green => "Green",
        _ => throw new ArgumentOutOfRangeException(nameof(band)),
    };

    public static Band? Read(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "red" => Band.Red,
        "amber" or "yellow" => Band.Amber,
        "green" => Band.Green,
        _ => null,
    };
}
