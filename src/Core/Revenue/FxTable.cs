namespace Perennial.Core.Revenue;

/// <summary>Rates of every billing currency into one reporting currency, by currency ordinal.</summary>
internal sealed class FxTable(FxSeries[] series, IReadOnlyList<string> names)
{
    public IReadOnlyList<string> Names => names;

    public FxSeries this[int currency] => series[currency];

    /// <exception cref="MissingRateException">No rate is known on that day.</exception>
    public long Convert(long amountE8, int currency, int day)
    {
        var rates = series[currency];
        if (rates.IsSame || amountE8 == 0) return amountE8;
        return Normalisation.Convert(amountE8, rates.On(day) ?? throw new MissingRateException(currency, day));
    }
}
