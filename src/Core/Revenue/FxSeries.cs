namespace Perennial.Core.Revenue;

/// <summary>One currency's rate into the reporting currency by day; each holds until the next.</summary>
internal sealed class FxSeries
{
    private readonly int[] _days;
    private readonly decimal[] _values;
    private readonly FxRate[] _rates;

    public FxSeries(SortedList<int, decimal> rates)
    {
        _days = [.. rates.Keys];
        _rates = [.. rates.Values.Select(r => new FxRate(r))];
        _values = [.. rates.Values];
    }

    public static FxSeries Same { get; } = new(new SortedList<int, decimal> { [0] = 1m });

    public bool IsSame => ReferenceEquals(this, Same);

    public IReadOnlyList<int> Days => _days;

    /// <summary>The first day with a rate, <see cref="Versions.NoDay"/> for none.</summary>
    public int FirstDay => _days.Length == 0 ? Versions.NoDay : _days[0];

    /// <summary>Null before the first known rate.</summary>
    public FxRate? On(int day) => At(day) is var at and >= 0 ? _rates[at] : null;

    /// <summary>The rate itself, null before the first known one.</summary>
    public decimal? ValueOn(int day) => At(day) is var at and >= 0 ? _values[at] : null;

    private int At(int day)
    {
        var at = Array.BinarySearch(_days, day);
        return at < 0 ? ~at - 1 : at;
    }
}
