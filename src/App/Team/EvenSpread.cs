namespace Perennial.App.Team;

/// <summary>Divides accounts among several people so that each has about the same: the largest first, always to who has least so far.</summary>
public static class EvenSpread
{
    /// <param name="weights">What each account counts, at least 0.</param>
    /// <param name="people">Among how many.</param>
    /// <param name="byCount">Whether the number of accounts is to be even; else the sum of what they count.</param>
    /// <returns>For each account the place of who takes it, from 0.</returns>
    public static IReadOnlyList<int> Of(IReadOnlyList<long> weights, int people, bool byCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 1);
        var (to, sums, counts) = (new int[weights.Count], new decimal[people], new int[people]);
        foreach (var account in Enumerable.Range(0, weights.Count).OrderByDescending(i => weights[i]).ThenBy(i => i))
        {
            var least = Enumerable.Range(0, people).OrderBy(p => byCount ? counts[p] : sums[p]).ThenBy(p => byCount ? sums[p] : counts[p]).ThenBy(p => p).First();
            to[account] = least;
            sums[least] += weights[account];
            counts[least]++;
        }
        return to;
    }
}
