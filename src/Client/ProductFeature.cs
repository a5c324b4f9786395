namespace Perennial.Client;

/// <summary>A part of the product, known by the events that come when somebody uses it.</summary>
/// <param name="Id">Number of the feature.</param>
/// <param name="Name">As people call it; no two are alike.</param>
/// <param name="Events">Names of the events that are its use.</param>
/// <param name="Products">Ids of the products that bring it; none for what every customer has.</param>
/// <param name="MadeBy">Who defined it.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
public sealed record ProductFeature(long Id, string Name, IReadOnlyList<string> Events, IReadOnlyList<string> Products, string MadeBy, DateTimeOffset UpdatedAt);
