namespace Perennial.App.Access;

/// <summary>A browser by the name and system that its User-Agent lets guess, for a person who looks for their own.</summary>
internal static class BrowserWords
{
    // Each pretends to be those below it, so the order matters.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("HeadlessChrome/", "Chrome"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("FxiOS/", "Firefox"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>What it says itself where nothing is known of it.</summary>
    public static string Of(string? agent)
    {
        if (string.IsNullOrWhiteSpace(agent)) return "an unnamed browser";
        return (Found(Browsers, agent), Found(Systems, agent)) switch
        {
            ({ } browser, { } system) => $"{browser} on {system}",
            ({ } browser, null) => browser,
            _ => agent,
        };
    }

    private static string? Found((string Mark, string Name)[] known, string agent) => known.FirstOrDefault(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
