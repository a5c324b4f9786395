namespace Perennial.App.Views;

/// <summary>Which columns a list shows, as its address names them.</summary>
public static class ListColumns
{
    private const int Most = 60;

    /// <summary>The names in an address, each apart or several with commas; none when they are the list's own.</summary>
    public static IReadOnlyList<string> Asked(string[]? col, IReadOnlyList<string> usual)
    {
        string[] names = [.. (col ?? []).SelectMany(c => c.Split(',', StringSplitOptions.RemoveEmptyEntries)).Take(Most)];
        return names.SequenceEqual(usual) ? [] : names;
    }

    /// <summary>The ones asked for in their order, the name always first; the usual ones when none is.</summary>
    public static IReadOnlyList<TColumn> Chosen<TColumn>(IReadOnlyList<TColumn> all, Func<TColumn, string> name, IReadOnlyList<string> usual, IReadOnlyList<string> asked) =>
        [.. (asked.Count == 0 ? usual : asked.Where(n => n != "name").Prepend("name")).Distinct(StringComparer.Ordinal).Select(n => all.FirstOrDefault(column => name(column) == n)).OfType<TColumn>()];
}
