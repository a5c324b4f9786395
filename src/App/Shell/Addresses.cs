namespace Perennial.App.Shell;

/// <summary>Where the pages of things are.</summary>
public static class Addresses
{
    public const string Accounts = "/accounts";

    public static string Account(string externalId) => $"{Accounts}/{Uri.EscapeDataString(externalId)}";

    /// <summary>An external id as it stood in an address: a route value keeps an escaped slash.</summary>
    public static string ExternalId(string routeValue) => routeValue.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
