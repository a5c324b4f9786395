using System.Globalization;
using System.Text;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>What one measure had in a snapshot.</summary>
/// <param name="Points">0 to 100; null where there was no value.</param>
/// <param name="Adds">To the score; all of them sum to it.</param>
/// <param name="IsAssumed">Nothing was known, and the scorecard says what counts in its place.</param>
/// <param name="IsStale">It was older than the scorecard takes as fresh: it counted, and added nothing to the confidence.</param>
public readonly record struct SnapshotPart(decimal? Points, decimal Adds, bool IsAssumed, bool IsStale)
{
    /// <summary>In the order of the scorecard, such as <c>6250|1562;|0;~5000|1000;^9000|900</c>, in hundredths: ~ is assumed, ^ is stale.</summary>
    public static string Write(IReadOnlyList<Contribution> contributions, Func<int, bool> isAssumed, Func<int, bool> isStale)
    {
        var text = new StringBuilder();
        for (var i = 0; i < contributions.Count; i++)
        {
            if (i > 0) text.Append(';');
            if (isAssumed(i)) text.Append('~');
            else if (isStale(i)) text.Append('^');
            if (contributions[i].Points is { } points) text.Append(CultureInfo.InvariantCulture, $"{Math.Round(100 * points):0}");
            text.Append(CultureInfo.InvariantCulture, $"|{100 * contributions[i].Adds:0}");
        }
        return text.ToString();
    }

    public static IReadOnlyList<SnapshotPart> Read(string parts) => parts.Length == 0 ? [] : [.. parts.Split(';').Select(One)];

    private static SnapshotPart One(string part)
    {
        var (assumed, stale, bar) = (part.StartsWith('~'), part.StartsWith('^'), part.IndexOf('|', StringComparison.Ordinal));
        var points = part.AsSpan()[(assumed || stale ? 1 : 0)..bar];
        return new(points.IsEmpty ? null : int.Parse(points, CultureInfo.InvariantCulture) / 100m, int.Parse(part.AsSpan(bar + 1), CultureInfo.InvariantCulture) / 100m, assumed, stale);
    }
}
