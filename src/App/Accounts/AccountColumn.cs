using System.Globalization;
using Perennial.App.Views;

namespace Perennial.App.Accounts;

/// <summary>A column that the accounts list can show.</summary>
/// <param name="Name">In the address and the file.</param>
/// <param name="Title">Over the column.</param>
/// <param name="Cell">Its value in a file.</param>
public sealed record AccountColumn(string Name, string Title, Func<AccountRow, object?> Cell)
{
    /// <summary>By what it is sorted; null when it cannot be.</summary>
    public string? Sort { get; init; }
    public bool IsNumber { get; init; }

    /// <summary>Also shown on a phone.</summary>
    public bool OnPhone { get; init; }

    /// <summary>The custom field that it shows.</summary>
    public CustomColumn? Custom { get; init; }
    public bool NeedsCounts { get; init; }

    private static readonly AccountColumn[] Fixed =
    [
        new("name", "Name", a => a.Name) { Sort = "name", OnPhone = true },
        new("id", "Id", a => a.ExternalId) { Sort = "id" },
        new("segment", "Segment", a => a.Segment) { Sort = "segment" },
        new("owner", "Owner", a => a.OwnerEmail) { Sort = "owner" },
        new("co-owner", "Co-owners", a => string.Join("; ", a.CoOwners)),
        new("phase", "Phase", a => a.Phase) { Sort = "phase" },
        new("status", "Status", a => AccountAnswers.Word(a.Status)),
        new("mrr", "MRR", a => a.Unpriced is null ? a.Mrr : null) { Sort = "mrr", IsNumber = true, OnPhone = true },
        new("arr", "ARR", a => a.Unpriced is null ? 12 * a.Mrr : null) { Sort = "arr", IsNumber = true },
        new("spark", "12 months", a => string.Join(' ', a.Months.Select(month => month.ToString(CultureInfo.InvariantCulture)))),
        new("change", "90 days", a => a.Unpriced is null ? a.Change : null) { Sort = "change", IsNumber = true, OnPhone = true },
        new("since", "Customer since", a => a.FirstPaid) { Sort = "since", IsNumber = true },
        new("renewal", "Renewal", a => a.RenewalOn) { Sort = "renewal", IsNumber = true, NeedsCounts = true },
        new("notice", "Notice by", a => a.NoticeOn) { Sort = "notice", IsNumber = true, NeedsCounts = true },
        new("health", "Health", a => a.HealthE2 == AccountRow.NoHealth ? null : a.HealthE2 / 100m) { Sort = "health", IsNumber = true, NeedsCounts = true },
        new("band", "Band", a => a.HealthBand) { NeedsCounts = true },
        new("country", "Country", a => a.Country) { Sort = "country" },
        new("tag", "Tags", a => string.Join("; ", a.Tags)),
        new("domain", "Domain", a => a.Domain),
        new("parent", "Parent", a => a.ParentExternalId),
        new("contacts", "Contacts", a => a.ContactCount) { IsNumber = true, NeedsCounts = true },
        new("updated", "Updated", a => a.UpdatedAt) { Sort = "updated", IsNumber = true },
        new("created", "Created", a => a.CreatedAt) { Sort = "created", IsNumber = true },
    ];

    public static readonly IReadOnlyList<string> Usual = ["name", "segment", "owner", "phase", "mrr", "spark", "change", "since", "tag"];

    public static IReadOnlyList<AccountColumn> All(IReadOnlyList<CustomColumn> custom) =>
        [.. Fixed, .. custom.Select(c => new AccountColumn(c.Word, c.Label, a => c.Defined is { } field ? field.Typed(a.Custom.GetValueOrDefault(c.Name)) : a.Custom.GetValueOrDefault(c.Name)) { Custom = c, Sort = c.Word, IsNumber = c.IsOrdered })];

    /// <summary>What a list offers to choose from.</summary>
    public static IReadOnlyList<AccountColumn> Offered(IReadOnlyList<CustomColumn> custom) => All([.. custom.Where(c => c.IsOffered)]);

    /// <summary>The ones asked for in their order; the usual ones when none is.</summary>
    public static IReadOnlyList<AccountColumn> Chosen(IReadOnlyList<string> names, IReadOnlyList<CustomColumn> custom) => ListColumns.Chosen(All(custom), column => column.Name, Usual, names);
}
