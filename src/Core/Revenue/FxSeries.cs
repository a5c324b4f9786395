namespace Perennial.Core.Revenue;

/// <summary>One currency's rate into the reporting currency by day; each holds until the next.</summary>
internal sealed class FxSeries
{
    private readonly int[] _days;
    private readonly decimal[] _rates;

    public FxSeries(SortedList<int, decimal> rates)
    {
        _days = [.. rates.Keys];
        _rates = [.. rates.Values];
    }

    public static FxSeries Same { get; } = new(new SortedList<int, decimal> { [0] = 1m });

    public bool IsSame => ReferenceEquals(this, Same);

    public IReadOnlyList<int> Days => _days;

    /// <summary>The first day with a rate, <see cref="Versions.NoDay"/> for none.</summary>
    public int FirstDay => _days.Length == 0 ? Versions.NoDay : _days[0];

    /// <summary>Null before the first known rate.</summary>
    public decimal? On(int day)
    {
        var at = Array.BinarySearch(_days, day);
        if (at < 0) at = ~at - 1;
        return at < 0 ? null : _rates[at];
    }
}
