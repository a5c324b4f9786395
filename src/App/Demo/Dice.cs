namespace Perennial.App.Demo;

/// <summary>A small seeded generator (SplitMix64): the same seed throws the same numbers on every machine and release.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Dice of their own for one thing, so that a change in one story leaves every other as it was.</summary>
    public static Dice For(ulong seed, int thing) => new(new Dice(seed + (ulong)thing * 0x9E3779B97F4A7C15).Next());

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 or more, below 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Fraction() < probability;

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + (int)(Next() % (ulong)(high - low + 1));

    public double Between(double low, double high) => low + (high - low) * Fraction();

    public T Pick<T>(IReadOnlyList<T> from) => from[(int)(Next() % (ulong)from.Count)];

    public T Pick<T>(IReadOnlyList<T> from, Func<T, double> weight)
    {
        var at = Fraction() * from.Sum(weight);
        foreach (var item in from)
            if ((at -= weight(item)) < 0) return item;
        return from[^1];
    }

    /// <summary>Near 0, seldom beyond 2: the sum of twelve throws.</summary>
    public double Bell()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++) sum += Fraction();
        return sum;
    }
}
