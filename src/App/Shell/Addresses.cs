using System.Globalization;
using Perennial.App.Accounts;

namespace Perennial.App.Shell;

/// <summary>Where the pages of things are.</summary>
public static class Addresses
{
    public static string Account(AccountId id) => string.Create(CultureInfo.InvariantCulture, $"/accounts/{id.Value}");
}
