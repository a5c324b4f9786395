namespace Perennial.Core.Risk;

/// <summary>How well an order puts those who churned before those who stayed.</summary>
public static class Ranks
{
    /// <summary>
    /// Area under the ROC curve: the chance that one who churned was given more risk than one who stayed, a tie counting half.
    /// From ranks, with the mean rank for ties: Mann and Whitney (1947); Hanley and McNeil, Radiology 143 (1982), 29-36.
    /// </summary>
    /// <returns>NaN where nobody churned, or everybody.</returns>
    public static double Auc(ReadOnlySpan<double> risk, ReadOnlySpan<byte> churned)
    {
        var order = new int[risk.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        var keys = risk.ToArray();
        Array.Sort(keys, order);
        var (sum, churns) = (0.0, 0L);
        for (var from = 0; from < keys.Length;)
        {
            var to = from;
            while (to < keys.Length && keys[to] == keys[from]) to++;
            for (var i = from; i < to; i++)
                if (churned[order[i]] == 1) (sum, churns) = (sum + (from + 1 + to) / 2.0, churns + 1);
            from = to;
        }
        var stayed = keys.Length - churns;
        return churns == 0 || stayed == 0 ? double.NaN : (sum - churns * (churns + 1) / 2.0) / (churns * (double)stayed);
    }

    /// <summary>
    /// Of the <paramref name="capacity"/> with the most risk, the share that churned; where the last places are shared by equals, these are shared out.
    /// </summary>
    public static double Precision(ReadOnlySpan<double> risk, ReadOnlySpan<byte> churned, int capacity)
    {
        if (capacity <= 0 || risk.Length == 0) return double.NaN;
        capacity = Math.Min(capacity, risk.Length);
        var sorted = risk.ToArray();
        Array.Sort(sorted);
        var last = sorted[^capacity];
        var (above, caught, equal, equalCaught) = (0, 0, 0, 0);
        for (var i = 0; i < risk.Length; i++)
        {
            if (risk[i] > last) (above, caught) = (above + 1, caught + churned[i]);
            else if (risk[i] == last) (equal, equalCaught) = (equal + 1, equalCaught + churned[i]);
        }
        return (caught + (capacity - above) * (double)equalCaught / equal) / capacity;
    }
}
