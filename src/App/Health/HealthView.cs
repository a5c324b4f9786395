using Perennial.Client;
using Perennial.Core.Filters;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>The book by health.</summary>
/// <param name="Rows">Customers, the lowest score first.</param>
/// <param name="Moved">Who changed band since <paramref name="Since"/>.</param>
/// <param name="IsPastKnown">Whether anything was computed of that day or one before it.</param>
/// <param name="Bands">Where colours begin, of the scorecard for all accounts.</param>
public sealed record HealthView(string Score, IReadOnlyList<(string Key, string Name)> Scores, IReadOnlyList<HealthRow> Rows, IReadOnlyList<BandChange> Moved, DateOnly Since, bool IsPastKnown, DateOnly Today, Bands Bands, ReadFilter? Filter, FilterError? Wrong, string FilterText, string Currency)
{
    /// <summary>A band, or those without a score, with what they pay.</summary>
    public sealed record Sum(Band? Band, int Accounts, decimal Arr, decimal Share);

    /// <summary>A part of the book.</summary>
    public sealed record Part(string Word, IReadOnlyList<Sum> Bands, int Accounts, decimal Arr, decimal? Mean);

    public IReadOnlyList<Sum> Sums => SumsOf(Rows);

    public IReadOnlyList<Part> BySegment => PartsBy(row => row.Segment);

    public IReadOnlyList<Part> ByOwner => PartsBy(row => row.Owner);

    private IReadOnlyList<Part> PartsBy(Func<HealthRow, string?> word) =>
        [.. Rows.GroupBy(row => word(row) ?? "", StringComparer.OrdinalIgnoreCase).Select(part => new Part(part.Key, SumsOf([.. part]), part.Count(), 12 * part.Sum(row => row.Mrr), Mean([.. part]))).OrderByDescending(part => part.Arr).ThenBy(part => part.Word, StringComparer.Ordinal)];

    private static IReadOnlyList<Sum> SumsOf(IReadOnlyList<HealthRow> rows)
    {
        var all = rows.Sum(row => row.Mrr);
        return [.. new Band?[] { Band.Red, Band.Amber, Band.Green, null }.Select(band => (Band: band, Rows: rows.Where(row => BandWords.Read(row.Band) == band).ToList())).Select(sum => new Sum(sum.Band, sum.Rows.Count, 12 * sum.Rows.Sum(row => row.Mrr), all == 0 ? 0 : sum.Rows.Sum(row => row.Mrr) / all))];
    }

    /// <summary>Weighed by what they pay.</summary>
    private static decimal? Mean(IReadOnlyList<HealthRow> rows) => rows.Where(row => row.Points is not null).ToList() is { Count: > 0 } known && known.Sum(row => row.Mrr) is > 0 and var all ? known.Sum(row => row.Points!.Value * row.Mrr) / all : null;
}
