namespace Perennial.App.Contacts;

/// <summary>A column that the contacts list can show.</summary>
public sealed record ContactColumn(string Name, string Title, Func<ListedContact, object?> Cell)
{
    public string? Sort { get; init; }
    public bool OnPhone { get; init; }
    public bool IsNumber { get; init; }

    private static readonly string[] Usual = ["name", "title", "role", "email", "account", "owner", "consent"];

    public static IReadOnlyList<ContactColumn> All { get; } =
    [
        new("name", "Name", c => c.Name) { Sort = "name", OnPhone = true },
        new("title", "Title", c => c.Title),
        new("role", "Role", c => c.Role) { Sort = "role" },
        new("email", "Mail", c => c.Email) { Sort = "email" },
        new("account", "Account", c => c.AccountName) { Sort = "account", OnPhone = true },
        new("segment", "Segment", c => c.Segment),
        new("owner", "Owner", c => c.OwnerEmail),
        new("mrr", "Account MRR", c => c.MrrE8 / 100_000_000m) { Sort = "mrr", IsNumber = true },
        new("consent", "Consent", c => c.Consent),
        new("bounced", "Bounced", c => c.Bounce),
        new("id", "Id", c => c.ExternalId),
        new("updated", "Updated", c => c.UpdatedAt) { Sort = "updated", IsNumber = true },
    ];

    public static IReadOnlyList<ContactColumn> Chosen(IReadOnlyList<string> names) =>
        [.. (names.Count == 0 ? Usual : names.Where(name => name != "name").Prepend("name")).Distinct(StringComparer.Ordinal).Select(name => All.FirstOrDefault(column => column.Name == name)).OfType<ContactColumn>()];

    public static bool IsUsual(IReadOnlyList<string> names) => names.SequenceEqual(Usual);
}
