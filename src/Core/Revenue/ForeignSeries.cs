namespace Perennial.Core.Revenue;

/// <summary>An account's amounts in its own billing currencies after each of its change days.</summary>
internal sealed class ForeignSeries(int[] currencies, int[] days, long[] amounts)
{
    public int[] Days => days;
    public int[] Currencies => currencies;

    /// <summary>By currency, after a change.</summary>
    public ReadOnlySpan<long> Amounts(int index) => amounts.AsSpan(index * currencies.Length, currencies.Length);

    /// <summary>The last change on or before a day, -1 for none.</summary>
    public int IndexOn(int day)
    {
        var at = Array.BinarySearch(days, day);
        return at < 0 ? ~at - 1 : at;
    }

    /// <summary>Sum over currencies, each converted at the rate of a day and rounded once; one without a rate counts 0.</summary>
    public long Total(int index, FxTable fx, int rateDay)
    {
        if (index < 0) return 0;
        long total = 0;
        for (var c = 0; c < currencies.Length; c++) total = checked(total + (fx.Convert(Amounts(index)[c], currencies[c], rateDay) ?? 0));
        return total;
    }
}
