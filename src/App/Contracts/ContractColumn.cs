using Perennial.App.Views;

namespace Perennial.App.Contracts;

/// <summary>A column that the contracts list can show.</summary>
/// <param name="Name">In the address and the file.</param>
/// <param name="Title">Over the column.</param>
/// <param name="Cell">Its value in a file.</param>
public sealed record ContractColumn(string Name, string Title, Func<ListedContract, object?> Cell)
{
    /// <summary>By what it is sorted; null when it cannot be.</summary>
    public string? Sort { get; init; }
    public bool IsNumber { get; init; }

    /// <summary>Also shown on a phone.</summary>
    public bool OnPhone { get; init; }

    public static IReadOnlyList<string> Usual { get; } = ["name", "account", "status", "renewal", "notice", "auto-renewal", "mrr", "owner"];

    public static IReadOnlyList<ContractColumn> All { get; } =
    [
        new("name", "Contract", c => c.Contract.Name) { Sort = "name", OnPhone = true },
        new("account", "Account", c => c.AccountName) { Sort = "account" },
        new("status", "Status", c => c.Today.State) { Sort = "status" },
        new("renewal", "Renewal", c => c.Today.RenewalOn) { Sort = "renewal", OnPhone = true },
        new("notice", "Notice by", c => c.Today.NoticeBy) { Sort = "notice" },
        new("auto-renewal", "Renews", c => c.Contract.AutoRenews ? "yes" : "no"),
        new("mrr", "MRR", c => c.Mrr) { Sort = "mrr", IsNumber = true, OnPhone = true },
        new("arr", "ARR", c => 12 * c.Mrr) { Sort = "arr", IsNumber = true },
        new("value", "Agreed a year", c => c.AnnualValue) { IsNumber = true },
        new("currency", "Currency", c => c.Contract.Currency),
        new("owner", "Owner", c => c.OwnerEmail) { Sort = "owner" },
        new("segment", "Segment", c => c.Segment),
        new("start", "Start", c => c.Contract.StartOn) { Sort = "start" },
        new("end", "Term ends", c => c.Today.TermTo) { Sort = "end" },
        new("signed", "Signed", c => c.Contract.SignedOn),
        new("cancelled", "Notice given", c => c.Contract.CancelledOn),
        new("subscriptions", "Subscriptions", c => string.Join("; ", c.Contract.Subscriptions)),
        new("id", "Id", c => c.Contract.ExternalId),
        new("updated", "Updated", c => c.Contract.UpdatedAt) { Sort = "updated" },
    ];

    public static IReadOnlyList<ContractColumn> Chosen(IReadOnlyList<string> names) => ListColumns.Chosen(All, column => column.Name, Usual, names);
}
