namespace Perennial.Core.Revenue;

/// <summary>The rates of each currency on the day before each boundary, looked up once for a pass.</summary>
internal sealed class BoundaryRates(FxTable fx, int[] bounds)
{
    private readonly FxRate[]?[] _of = new FxRate[]?[fx.Count];

    /// <summary>Amounts after a change in the rates of a boundary; a currency without a rate counts 0.</summary>
    public long Total(ForeignSeries foreign, int index, int boundary)
    {
        if (index < 0) return 0;
        var currencies = foreign.Currencies;
        var amounts = foreign.Amounts(index);
        long total = 0;
        for (var c = 0; c < currencies.Length; c++)
            if (amounts[c] != 0) total = checked(total + Of(currencies[c])[boundary].Convert(amounts[c]));
        return total;
    }

    /// <summary>A currency of the amounts that has no rate at a boundary, null when all have one.</summary>
    public int? Unpriced(ForeignSeries foreign, int index, int boundary)
    {
        if (index < 0) return null;
        var currencies = foreign.Currencies;
        var amounts = foreign.Amounts(index);
        for (var c = 0; c < currencies.Length; c++)
            if (amounts[c] != 0 && !Of(currencies[c])[boundary].IsKnown) return currencies[c];
        return null;
    }

    private FxRate[] Of(int currency) => _of[currency] ??= [.. bounds.Select(b => fx[currency].On(b - 1) ?? default)];
}
