namespace Perennial.Client;

/// <summary>One signal of an account.</summary>
/// <param name="Id">As scorecards name it.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Source">Where it comes from, as in <see cref="SignalInfo"/>.</param>
/// <param name="Unit">How its number is read, as in <see cref="SignalInfo"/>.</param>
/// <param name="Value">Null where nothing is known, never 0 for that.</param>
/// <param name="KnownOn">The day of the newest fact behind it; null where it does not age.</param>
/// <param name="Words">A sentence with the numbers; without a value, why there is none.</param>
/// <param name="Link">The page with its rows.</param>
public sealed record AccountSignal(string Id, string Name, string Source, string Unit, decimal? Value, DateOnly? KnownOn, string Words, string Link);
