namespace Perennial.Core.Revenue;

/// <summary>Which accounts are measured and how they are divided: group of each account ordinal, -1 for outside. One mechanism for scope, slices and breakdowns.</summary>
/// <param name="Count">Number of groups.</param>
/// <param name="Of">Group by account ordinal; an ordinal beyond the array is outside.</param>
public sealed record Grouping(int Count, int[] Of)
{
    public int this[int account] => account < Of.Length ? Of[account] : -1;

    public static Grouping Everyone(int accounts) => new(1, new int[accounts]);

    public static Grouping Where(int accounts, Func<int, bool> inside)
    {
        var of = new int[accounts];
        for (var a = 0; a < accounts; a++) of[a] = inside(a) ? 0 : -1;
        return new(1, of);
    }
}
