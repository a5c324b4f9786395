namespace Perennial.App.Revenue;

/// <summary>Which accounts a question is about.</summary>
public static class SliceWords
{
    public static string Of(RevenueQuestion question)
    {
        string?[] parts = [question.Filter, question.Segment, question.Owner, question.BilledIn is { } currency ? "billed in " + currency.ToUpperInvariant() : null];
        return parts.OfType<string>().ToArray() is { Length: > 0 } said ? string.Join(", ", said) : "all accounts";
    }
}
