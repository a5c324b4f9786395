namespace Perennial.Core.Voice;

/// <summary>Puts things in the order of their days; those of one day stay in the order in which they came.</summary>
internal static class DayOrder
{
    private const int Bits = 32;

    /// <param name="count">How many there are.</param>
    /// <param name="dayOf">Day number of each, 0 or more.</param>
    /// <returns>Day and former place of each.</returns>
    public static (int Day, int At)[] Of(int count, Func<int, int> dayOf)
    {
        var keys = new long[count];
        for (var i = 0; i < count; i++) keys[i] = (long)dayOf(i) << Bits | (uint)i;
        Array.Sort(keys);
        return Array.ConvertAll(keys, static key => ((int)(key >> Bits), (int)key));
    }
}
