namespace Perennial.Client;

/// <summary>Which record is to be merged into the one that stays.</summary>
/// <param name="Id">The external id of the double.</param>
/// <param name="Take">Fields in which the double is right, by the API's names; custom ones as <c>custom.name</c>.</param>
public sealed record MergeWish(string Id, IReadOnlyList<string>? Take = null);
