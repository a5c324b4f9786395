namespace Perennial.App.Revenue;

/// <summary>What revenue can be sliced by: the words that the viewer's accounts have.</summary>
public sealed record SliceChoices(IReadOnlyList<string> Segments, IReadOnlyList<string> Owners, IReadOnlyList<string> Currencies)
{
    public static SliceChoices Of(RevenueBook book) => new(
        Words(book.InScope.Select(account => account.Entry.Segment)),
        Words(book.InScope.Select(account => account.Entry.Owner)),
        Words(book.InScope.SelectMany(account => book.Timeline.BillingCurrencies(account.Account))));

    private static string[] Words(IEnumerable<string?> words) => [.. words.OfType<string>().Where(word => word.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
}
