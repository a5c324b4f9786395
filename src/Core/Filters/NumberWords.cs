using System.Globalization;

namespace Perennial.Core.Filters;

/// <summary>Numbers as people write them: <c>20k</c>, <c>1.5m</c>, <c>$20k</c>, <c>20kEUR</c>, <c>90%</c>.</summary>
internal static class NumberWords
{
    private const decimal Largest = 1_000_000_000_000_000;

    /// <summary>The number, or why it is none.</summary>
    public static (decimal? Number, string? Wrong) Read(FilterField field, string text, string currency)
    {
        var rest = text;
        if (field.Kind == FieldKind.Money && Currency(ref rest) is { } said && said != currency) return (null, $"Amounts are in {currency} here, not in {said}. Write it in {currency}, or without a currency.");
        var isPercent = rest.EndsWith('%');
        if (isPercent && field.Kind != FieldKind.Share) return (null, $"{field.Name} is {(field.Kind == FieldKind.Money ? "an amount" : "a number")}, not a share: leave out the %.");
        if (isPercent) rest = rest[..^1];
        var factor = Factor(ref rest);
        if (!decimal.TryParse(rest, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return (null, $"'{text}' is no number. {Like(field)}");
        if (Math.Abs(number) > Largest / factor) return (null, $"'{text}' is too large to compare with.");
        number *= factor;
        return (isPercent ? number / 100 : number, null);
    }

    private static string Like(FilterField field) => field.Kind switch
    {
        FieldKind.Money => "An amount is written like 500, 20k or 1.5m.",
        FieldKind.Share => "A share is written like 90% or 0.9.",
        _ => "A number is written like 3, 20k or 1.5m.",
    };

    private static decimal Factor(ref string text)
    {
        var (factor, letters) = text.ToLowerInvariant() switch
        {
            [.., 'b', 'n'] => (1_000_000_000m, 2),
            [.., 'b'] => (1_000_000_000m, 1),
            [.., 'm'] => (1_000_000m, 1),
            [.., 'k'] => (1_000m, 1),
            _ => (1m, 0),
        };
        text = text[..^letters];
        return factor;
    }

    private static string? Currency(ref string text)
    {
        var minus = text.StartsWith('-') ? "-" : "";
        var size = text[minus.Length..];
        foreach (var (symbol, code) in new[] { ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("₹", "INR") })
        {
            if (!size.StartsWith(symbol, StringComparison.Ordinal) && !size.EndsWith(symbol, StringComparison.Ordinal)) continue;
            text = minus + size.Replace(symbol, "", StringComparison.Ordinal);
            return code;
        }
        if (size.Length < 4) return null;
        if (size[^3..].All(char.IsAsciiLetter) && char.IsAsciiDigit(size[0])) return Cut(ref text, minus + size[..^3], size[^3..]);
        return size[..3].All(char.IsAsciiLetter) && char.IsAsciiDigit(size[3]) ? Cut(ref text, minus + size[3..], size[..3]) : null;
    }

    private static string Cut(ref string text, string rest, string code)
    {
        text = rest;
        return code.ToUpperInvariant();
    }
}
