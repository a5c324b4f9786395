using Perennial.Core.Revenue;

namespace Perennial.App.Revenue.Retention;

/// <summary>A month of the retention curve: how it comes about, and who left in it.</summary>
public sealed record CurveExplanation(CurveView View, int Month)
{
    /// <summary>No month beyond this can be asked for.</summary>
    public const int LastMonth = 1200;

    /// <summary>More of those who left in one month are in the file.</summary>
    public const int MostRows = 200;

    public static CurveExplanation Of(RevenueBook book, int month) => new(CurveView.Of(book), month);

    /// <summary>Those who left in this month of theirs, the latest first.</summary>
    public IReadOnlyList<Lifetime> Left => [.. View.Spells.Where(s => s.Month == Month && s.Lifetime.Churned is not null).Select(s => s.Lifetime).OrderByDescending(l => l.Churned)];

    /// <summary>The months up to this one in which somebody left.</summary>
    public IEnumerable<int> Steps => Enumerable.Range(1, Math.Min(Month, View.LastSeen)).Where(month => View.Churned(month) > 0);
}
