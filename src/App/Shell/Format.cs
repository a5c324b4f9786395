using System.Globalization;

namespace Perennial.App.Shell;

/// <summary>Numbers and days as people read them. Rounding happens here and nowhere before.</summary>
public static class Format
{
    private const char Minus = '\u2212';

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Month(DateOnly day) => day.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Count(decimal count) => Signed(count, Math.Abs(count).ToString("#,0.###", CultureInfo.InvariantCulture));

    /// <summary>A fraction as a percentage: 0.0231 is 2.3 %.</summary>
    public static string Percent(decimal fraction, int digits = 1) =>
        Signed(Math.Round(fraction * 100, digits, MidpointRounding.ToEven), Math.Abs(fraction * 100).ToString("N" + digits, CultureInfo.InvariantCulture) + "%");

    /// <summary>An amount in full: no decimals from 100 upwards, else two.</summary>
    public static string Money(decimal amount, string currency) =>
        Signed(amount, Symbol(currency) + Math.Abs(amount).ToString(Math.Abs(amount) >= 100 || amount == Math.Truncate(amount) ? "N0" : "N2", CultureInfo.InvariantCulture));

    /// <summary>An amount to the cent, for the place where it is explained.</summary>
    public static string MoneyCents(decimal amount, string currency) =>
        Signed(amount, Symbol(currency) + Math.Abs(amount).ToString("N2", CultureInfo.InvariantCulture));

    /// <summary>An amount as it was given, with as many decimals as it has, two at least when it has any.</summary>
    public static string MoneyExact(decimal amount, string currency) =>
        Signed(amount, Symbol(currency) + Math.Abs(amount).ToString(amount == Math.Truncate(amount) ? "#,0" : "#,0.00##########", CultureInfo.InvariantCulture));

    /// <summary>A size where there is hardly room: 21k.</summary>
    public static string Brief(decimal size) => Signed(size, Math.Abs(size) switch
    {
        >= 999_500 => (Math.Abs(size) / 1_000_000).ToString("0.#", CultureInfo.InvariantCulture) + "M",
        >= 1000 => (Math.Abs(size) / 1000).ToString("0", CultureInfo.InvariantCulture) + "k",
        _ => Math.Abs(size).ToString("0", CultureInfo.InvariantCulture),
    });

    /// <summary>An amount in the room of an axis or a headline: $1.24M.</summary>
    public static string MoneyShort(decimal amount, string currency) => Signed(amount, Symbol(currency) + Short(Math.Abs(amount)));

    public static string CountShort(decimal count) => Signed(count, Short(Math.Abs(count)));

    /// <summary>A change with its sign always shown.</summary>
    public static string WithSign(decimal change, string shown) => change > 0 ? "+" + shown : shown;

    private static string Short(decimal size) => size switch
    {
        >= 999_500_000 => Digits(size / 1_000_000_000) + "B",
        >= 999_500 => Digits(size / 1_000_000) + "M",
        >= 10_000 => Digits(size / 1000) + "k",
        _ => size.ToString(size == Math.Truncate(size) || size >= 100 ? "N0" : "0.##", CultureInfo.InvariantCulture),
    };

    private static string Digits(decimal size) => size.ToString(size >= 100 ? "0" : size >= 10 ? "0.#" : "0.##", CultureInfo.InvariantCulture);

    private static string Signed(decimal value, string size) => value < 0 && size.Any(c => c is >= '1' and <= '9') ? Minus + size : size;

    private static string Symbol(string currency) => currency switch
    {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "INR" => "₹",
        "" => "",
        _ => currency + "\u00a0",
    };
}
