namespace Perennial.Client;

/// <summary>A feature to define or to change.</summary>
/// <param name="Name">As people call it, at most 60 characters.</param>
/// <param name="Events">Names of the events that are its use, 1 to 200.</param>
/// <param name="Products">Ids of the products that bring it; none for what every customer has.</param>
/// <param name="Insist">Also with the name of an event that never came and looks like one that did.</param>
public sealed record NewFeature(string Name, IReadOnlyList<string> Events, IReadOnlyList<string>? Products = null, bool Insist = false);
