using Perennial.App.Import.Fields;
using Perennial.App.Import.Rows;

namespace Perennial.App.Import.Kinds;

public sealed class AccountsKind : ImportKind
{
    public override string Name => "accounts";
    public override string Title => "Accounts";
    public override string About => "The customers. A row with a known account_id updates that account, and only in the columns that the file has.";
    public override ImportTarget Target => ImportTarget.Accounts;
    public override int Slots => AccountSlot.Count;
    public override int OtherSlot => AccountSlot.Custom;
    public override string OtherColumns => "become custom fields";
    public override bool HasCustomFields => true;
    public override bool EmptyClears => true;

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("account_id", AccountSlot.ExternalId, TextType.Id, "Your own id of the account.") { Required = true, Aliases = ["id", "account", "customer_id", "company_id", "account_external_id"] },
        new("name", AccountSlot.Name, TextType.Name, "What people call it; the id where it is empty.") { Aliases = ["account_name", "company", "company_name", "customer_name"] },
        new("parent_id", AccountSlot.ParentExternalId, TextType.Id, "The account_id of the parent account, which may come later.") { Aliases = ["parent", "parent_account_id"] },
        new("domain", AccountSlot.Domain, new TextType(253, lower: true), "Its web domain.") { Aliases = ["website_domain", "company_domain"] },
        new("other_domains", AccountSlot.OtherDomains, ListType.Of(new TextType(253, lower: true), "domains"), "Further web domains, with semicolons between.") { Aliases = ["domains", "additional_domains"] },
        new("segment", AccountSlot.Segment, TextType.Name, "The segment by which figures are broken down.") { Aliases = ["tier", "account_segment"] },
        new("owner_email", AccountSlot.OwnerEmail, EmailType.Instance, "Who looks after it.") { Aliases = ["owner", "csm", "csm_email", "account_owner"] },
        new("co_owners", AccountSlot.CoOwners, ListType.Of(EmailType.Instance, "mail addresses"), "Who else looks after it, with semicolons between.") { Aliases = ["co_owner", "co_owner_email", "secondary_owner"] },
        new("phase", AccountSlot.Phase, TextType.Name, "Its lifecycle phase.") { Aliases = ["lifecycle_phase", "lifecycle_stage"] },
        new("country", AccountSlot.Country, TextType.Name, "Its country.") { Aliases = ["country_code"] },
        new("tags", AccountSlot.Tags, TagsType.Instance, "Tags with semicolons between them.") { Aliases = ["labels"] },
        new("archived", AccountSlot.Archived, ChoiceType.YesNo, "yes puts it aside: lists and searches leave it out, figures do not.") { Aliases = ["is_archived"] },
    ];

    public override void Complete(RowDraft row)
    {
        // A name that is the id is what an account without a name has anyway.
        if (row.Has(AccountSlot.Name) && row[AccountSlot.Name].SequenceEqual(row[AccountSlot.ExternalId])) row.MakeEmpty(AccountSlot.Name);
        if (row[AccountSlot.Archived].SequenceEqual("no"u8)) row.MakeEmpty(AccountSlot.Archived);
        if (row.Has(AccountSlot.ParentExternalId) && row[AccountSlot.ParentExternalId].SequenceEqual(row[AccountSlot.ExternalId]))
            row.Refuse("parent_id", row.Text(AccountSlot.ParentExternalId), "an account cannot be its own parent");
    }
}
