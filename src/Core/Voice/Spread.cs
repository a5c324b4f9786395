namespace Perennial.Core.Voice;

/// <summary>Lengths of time, summed.</summary>
/// <param name="N">How many.</param>
/// <param name="Seconds">Their sum.</param>
/// <param name="Squares">Sum of their squares, in minutes.</param>
public readonly record struct Spread(long N, long Seconds, double Squares)
{
    private const decimal Minute = 60;

    public decimal Minutes => Seconds / Minute;

    public Spread With(long seconds)
    {
        var minutes = seconds / 60.0;
        return new(N + 1, Seconds + seconds, Squares + minutes * minutes);
    }
}
