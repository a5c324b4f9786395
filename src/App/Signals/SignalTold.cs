using Perennial.Core.Health;

namespace Perennial.App.Signals;

/// <summary>One signal of one account on one day, with what stands behind it.</summary>
/// <param name="Signal">Which.</param>
/// <param name="Value">NaN for none.</param>
/// <param name="KnownOn">Number of the day of the newest fact behind it; <see cref="SignalTable.Ageless"/> where it does not age.</param>
/// <param name="Words">A sentence with the numbers; without a value, why there is none.</param>
/// <param name="Link">The page with its rows.</param>
public sealed record SignalTold(Signal Signal, float Value, int KnownOn, string Words, string Link);
