using Perennial.App.Access;

namespace Perennial.App.Shell;

/// <summary>Something that the palette does at once: it leads to a form, or presses a key of the page.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Icon">Beside it.</param>
/// <param name="Href">The form; for a key, where the page can do without it.</param>
/// <param name="Words">What else it may be looked for by.</param>
/// <param name="Needs">Who may.</param>
public sealed record PaletteAction(string Name, string Icon, string Href, string Words, Scopes Needs = Scopes.Read)
{
    /// <summary>The key of the page that does it.</summary>
    public string? Key { get; init; }

    /// <summary>Each slice adds its own in one line.</summary>
    public static IReadOnlyList<PaletteAction> All { get; } =
    [
        new("New account", "building", "/accounts/new", "create customer", Scopes.Write),
        new("Log a note, a call or a meeting", "note", "/log", "timeline touch mail write", Scopes.Write) { Key = "l" },
        new("Import a file", "upload", "/imports/new", "csv upload accounts contacts subscriptions", Scopes.Lead),
        new("New segment", "filter", "/segments/new", "define filter", Scopes.Lead),
        new("New product", "package", "/products/new", "create sold plan", Scopes.Lead),
        new("New custom field", "forms", "/settings/fields/new", "define column attribute", Scopes.Lead),
        new("My accounts", "building", "/accounts?view=mine&filter=owner:me", "mine list owner"),
        new("New API token", "key", "/settings/tokens", "make program access"),
        new("New feature", "package", "/features/new", "define events adoption", Scopes.Lead),
        new("New write key", "key", "/settings/write-keys", "make events segment send", Scopes.Admin),
        new("Live events", "activity", "/events", "debugger send segment snippet unknown accounts", Scopes.Lead),
        new("Light or dark", "moon", "/", "theme colour") { Key = "t" },
        new("Keyboard shortcuts", "keyboard", "/", "keys help") { Key = "?" },
    ];

    public static IEnumerable<PaletteAction> For(Viewer viewer) => All.Where(action => viewer.May(action.Needs));
}
