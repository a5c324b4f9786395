namespace Perennial.Cli.Terminal;

/// <summary>Finds the name that a mistyped one was meant to be.</summary>
internal static class Closest
{
    public static string? To(string typed, IEnumerable<string> known)
    {
        var allowed = Math.Max(1, typed.Length / 3);
        return known.Select(name => (name, distance: Steps(typed, name)))
            .Where(guess => guess.distance <= allowed || (typed.Length >= 3 && guess.name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(guess => guess.distance).Select(guess => guess.name).FirstOrDefault();
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours from one to the other.</summary>
    private static int Steps(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= to.Length; j++) table[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var same = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }
        return table[from.Length, to.Length];
    }
}
