namespace Perennial.App.Shell;

/// <summary>Where the pages of things are.</summary>
public static class Addresses
{
    public const string Accounts = "/accounts";

    public static string Account(string externalId) => $"{Accounts}/{Uri.EscapeDataString(externalId)}";

    public static string Contact(string externalId) => $"/contacts/{Uri.EscapeDataString(externalId)}";

    public static string Product(string externalId) => $"/products/{Uri.EscapeDataString(externalId)}";

    /// <summary>Where the audit chain's kinds of things are shown; null for what has no page.</summary>
    public static string? Of(string kind, string key) => kind switch
    {
        "account" => Account(key),
        "contact" => Contact(key),
        "product" => Product(key) + "/edit",
        "import" => $"/imports/{key}",
        "field" => "/settings/fields",
        "option" => "/settings/options",
        "change" => "/changes",
        _ => null,
    };

    /// <summary>An external id as it stood in an address: a route value keeps an escaped slash.</summary>
    public static string ExternalId(string routeValue) => routeValue.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
