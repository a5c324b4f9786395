namespace Perennial.Core.Revenue;

/// <summary>Rates of every billing currency into one reporting currency, by currency ordinal.</summary>
internal sealed class FxTable(FxSeries[] series, IReadOnlyList<string> names, string reporting)
{
    public IReadOnlyList<string> Names => names;

    public FxSeries this[int currency] => series[currency];

    public int Count => series.Length;

    /// <summary>Null where no rate is known on that day.</summary>
    public long? Convert(long amountE8, int currency, int day)
    {
        var rates = series[currency];
        if (rates.IsSame || amountE8 == 0) return amountE8;
        return rates.On(day) is { } rate ? rate.Convert(amountE8) : null;
    }

    public string Missing(int currency, int day) => $"no exchange rate from {names[currency]} to {reporting} on {DateOnly.FromDayNumber(day):yyyy-MM-dd}";
}
