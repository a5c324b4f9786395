namespace Perennial.Core.Filters;

/// <summary>Which known word a mistyped one was meant as.</summary>
public static class Nearness
{
    /// <summary>Null when nothing is near enough to be a good guess.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var meant = word.ToLowerInvariant();
        if (meant.Length is 0 or > 64) return null;
        var best = known.Select(k => (Word: k, Far: Distance(meant, k.ToLowerInvariant()))).OrderBy(k => k.Far).FirstOrDefault();
        return best.Word is not null && best.Far <= Math.Max(1, meant.Length / 3) ? best.Word : null;
    }

    /// <summary>How many letters must be put in, left out, changed or swapped with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        if (b.Length > 64) return int.MaxValue;
        var far = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) far[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) far[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                far[i, j] = Math.Min(Math.Min(far[i - 1, j], far[i, j - 1]) + 1, far[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) far[i, j] = Math.Min(far[i, j], far[i - 2, j - 2] + 1);
            }
        return far[a.Length, b.Length];
    }
}
