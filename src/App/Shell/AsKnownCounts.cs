namespace Perennial.App.Shell;

/// <summary>Marks a page whose figures follow the as-known-on day; every other page shows what is known now, and says so.</summary>
public sealed class AsKnownCounts
{
    public static AsKnownCounts Here { get; } = new();
}
