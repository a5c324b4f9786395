using Perennial.App.Database;
using Perennial.App.Fields;

namespace Perennial.App.Accounts;

/// <summary>One custom field's value of one record as it is searched and compared: a projection of the record's facts.</summary>
public abstract class CustomKey
{
    private const int LongestKey = 500;

    public required string Field { get; init; }
    public required string TextKey { get; init; }

    /// <summary>The value in units of 1e-8 where it reads as a number that fits.</summary>
    public long? NumberE8 { get; init; }

    /// <summary>The value where it reads as yyyy-MM-dd.</summary>
    public DateOnly? Day { get; init; }

    public static string KeyOf(string value) => FoldedKey.Of(Beginning(value));

    public static long? UnitsOf(string value) => CustomField.NumberOf(value) is { } number ? (long)Math.Round(number * CustomField.Unit) : null;

    /// <summary>A character of two halves is not cut in two: no half of one can be folded or stored.</summary>
    private static string Beginning(string value) => value.Length <= LongestKey ? value : value[..(char.IsHighSurrogate(value[LongestKey - 1]) ? LongestKey - 1 : LongestKey)];
}
