namespace Perennial.Core.Forecast;

/// <summary>A small seeded generator (SplitMix64): the same seed gives the same numbers on every machine and release.</summary>
internal sealed class Draws(ulong seed)
{
    private ulong _state = seed;

    /// <summary>0 or more, below 1.</summary>
    public double Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
