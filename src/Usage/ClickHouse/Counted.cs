using System.Globalization;

namespace Perennial.Usage.ClickHouse;

/// <summary>Which batches count: those up to a number, without some.</summary>
/// <param name="UpTo">The last batch that counts.</param>
/// <param name="Void">Numbers below that never do.</param>
/// <param name="Mark">The spool's position that the last one led up to.</param>
/// <param name="Edition">The sums by day that count.</param>
internal sealed record Counted(long UpTo, IReadOnlyList<long> Void, long Mark, Edition Edition)
{
    /// <summary>Of a row with its batch.</summary>
    public string Sql => string.Create(CultureInfo.InvariantCulture, $"batch <= {UpTo}{(Void.Count == 0 ? "" : $" and batch not in ({string.Join(',', Void)})")}");
}
