using System.Globalization;

namespace Perennial.Usage.Sql;

/// <summary>Numbers of the product's own, written into SQL.</summary>
internal static class Numbers
{
    /// <summary>For <c>in (…)</c>; a number that nothing has where there is none.</summary>
    public static string List(IEnumerable<int> numbers) => string.Join(", ", numbers.DefaultIfEmpty(int.MinValue + 1).Select(n => n.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Pairs as a relation.</summary>
    public static string Pairs(IEnumerable<(int, int)> pairs, string first, string second) =>
        string.Join(" union all ", pairs.DefaultIfEmpty((int.MinValue + 1, 0)).Select((pair, i) => string.Create(CultureInfo.InvariantCulture, $"select {pair.Item1}{(i == 0 ? " as " + first : "")}, {pair.Item2}{(i == 0 ? " as " + second : "")}")));
}
