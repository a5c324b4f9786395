using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Perennial.App.Accounts;

/// <summary>Where a list goes on: behind the row with this value of the sorted column and this id.</summary>
public sealed record AccountCursor(string Value, AccountId Id)
{
    public long Number => long.TryParse(Value, CultureInfo.InvariantCulture, out var number) ? number : 0;
    public DateOnly Day => DateOnly.TryParseExact(Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;

    /// <summary>Null when the text is not a cursor.</summary>
    public static AccountCursor? Read(string text)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)).Split(' ', 2);
            return parts.Length == 2 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var id) ? new(parts[1], new AccountId(id)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public override string ToString() => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Id.Value} {Value}")));
}
