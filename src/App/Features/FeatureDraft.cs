namespace Perennial.App.Features;

/// <summary>A feature as its form has it.</summary>
/// <param name="Events">Names of events, one a line.</param>
/// <param name="Products">Ids of products, one a line.</param>
/// <param name="Insists">Also with the name of an event that never came and looks like one that did.</param>
public sealed record FeatureDraft(string Name, string Events, string Products, bool Insists = false)
{
    public static FeatureDraft Of(Feature feature) => new(feature.Name, string.Join('\n', feature.Events), string.Join('\n', feature.Products));

    public IReadOnlyList<string> EventNames => Lines(Events);

    public IReadOnlyList<string> ProductIds => Lines(Products);

    private static IReadOnlyList<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}
