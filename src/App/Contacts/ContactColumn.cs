using Perennial.App.Accounts;
using Perennial.App.Views;

namespace Perennial.App.Contacts;

/// <summary>A column that the contacts list can show.</summary>
public sealed record ContactColumn(string Name, string Title, Func<ListedContact, object?> Cell)
{
    public string? Sort { get; init; }
    public bool OnPhone { get; init; }
    public bool IsNumber { get; init; }

    /// <summary>The custom field that it shows.</summary>
    public CustomColumn? Custom { get; init; }

    public static readonly IReadOnlyList<string> Usual = ["name", "title", "role", "email", "account", "owner", "consent"];

    private static readonly ContactColumn[] Fixed =
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

    public static IReadOnlyList<ContactColumn> All(IReadOnlyList<CustomColumn> custom) =>
        [.. Fixed, .. custom.Select(c => new ContactColumn(c.Word, c.Label, row => c.Defined is { } field ? field.Typed(row.Custom.GetValueOrDefault(c.Name)) : row.Custom.GetValueOrDefault(c.Name)) { Custom = c, Sort = c.Word, IsNumber = c.IsOrdered })];

    /// <summary>What a list offers to choose from.</summary>
    public static IReadOnlyList<ContactColumn> Offered(IReadOnlyList<CustomColumn> custom) => All([.. custom.Where(c => c.IsOffered)]);

    /// <summary>The ones asked for in their order; the usual ones when none is.</summary>
    public static IReadOnlyList<ContactColumn> Chosen(IReadOnlyList<string> names, IReadOnlyList<CustomColumn> custom) => ListColumns.Chosen(All(custom), column => column.Name, Usual, names);
}
