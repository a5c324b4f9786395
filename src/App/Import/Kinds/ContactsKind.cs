using Perennial.App.Import.Fields;
using Perennial.App.Import.Rows;

namespace Perennial.App.Import.Kinds;

public sealed class ContactsKind : ImportKind
{
    private static readonly ChoiceType Consents = new(["granted", "denied", "unknown"], new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["yes"] = "granted",
        ["true"] = "granted",
        ["1"] = "granted",
        ["y"] = "granted",
        ["opt_in"] = "granted",
        ["opted_in"] = "granted",
        ["subscribed"] = "granted",
        ["no"] = "denied",
        ["false"] = "denied",
        ["0"] = "denied",
        ["n"] = "denied",
        ["opt_out"] = "denied",
        ["opted_out"] = "denied",
        ["unsubscribed"] = "denied",
    });

    private static readonly ChoiceType Bounces = new(["none", "soft", "hard"], new Dictionary<string, string>(StringComparer.Ordinal) { ["no"] = "none", ["false"] = "none", ["0"] = "none", ["yes"] = "hard", ["true"] = "hard", ["1"] = "hard" });
    private static readonly ChoiceType Influences = new(["high", "medium", "low"]);
    private static readonly ChoiceType Stances = new(["supporter", "neutral", "critic"], new Dictionary<string, string>(StringComparer.Ordinal) { ["positive"] = "supporter", ["promoter"] = "supporter", ["negative"] = "critic", ["detractor"] = "critic", ["blocker"] = "critic" });

    public override string Name => "contacts";
    public override string Title => "Contacts";
    public override string About => "The people at the accounts. An account that is not known yet is created by its id.";
    public override ImportTarget Target => ImportTarget.Contacts;
    public override int Slots => ContactSlot.Count;
    public override int OtherSlot => ContactSlot.Custom;
    public override string OtherColumns => "become custom fields";
    public override bool HasCustomFields => true;
    public override bool EmptyClears => true;

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("contact_id", ContactSlot.ExternalId, TextType.Id, "Your own id of the contact.") { Required = true, Aliases = ["id", "person_id"] },
        new("account_id", ContactSlot.AccountExternalId, TextType.Id, "The account they belong to.") { Required = true, Aliases = ["account", "customer_id", "company_id"] },
        new("name", ContactSlot.Name, TextType.Name, "Their name; the mail address or the id where it is empty.") { Aliases = ["full_name", "contact_name"] },
        new("email", ContactSlot.Email, EmailType.Instance, "Their mail address.") { Aliases = ["email_address", "mail", "e_mail"] },
        new("role", ContactSlot.Role, TextType.Name, "For example executive sponsor, decision maker, champion, user.") { Aliases = ["contact_role"] },
        new("reports_to", ContactSlot.ReportsToExternalId, TextType.Id, "The contact_id of whom they report to, who may come later.") { Aliases = ["manager_id", "reports_to_id"] },
        new("consent", ContactSlot.Consent, Consents, "Whether they agreed to be written to: granted, denied or unknown.") { Aliases = ["marketing_consent"] },
        new("title", ContactSlot.Title, TextType.Name, "What their work is called.") { Aliases = ["job_title", "position"] },
        new("phone", ContactSlot.Phone, TextType.Id, "Their telephone number.") { Aliases = ["phone_number", "telephone"] },
        new("bounce", ContactSlot.Bounce, Bounces, "Whether mail to them came back: none, soft or hard.") { Aliases = ["bounced", "bounce_state"] },
        new("influence", ContactSlot.Influence, Influences, "How much their word counts: high, medium or low."),
        new("stance", ContactSlot.Stance, Stances, "How they stand towards us: supporter, neutral or critic.") { Aliases = ["sentiment", "attitude"] },
        new("left_on", ContactSlot.LeftOn, MomentType.Day, "The day they left the customer.") { Aliases = ["left_at", "departed"] },
        new("archived", ContactSlot.Archived, ChoiceType.YesNo, "yes puts them aside: lists and searches leave them out.") { Aliases = ["is_archived"] },
    ];

    public override void Complete(RowDraft row)
    {
        // What a contact without a name or without an answer has anyway.
        var name = row[ContactSlot.Name];
        if (!name.IsEmpty && (name.SequenceEqual(row[ContactSlot.ExternalId]) || name.SequenceEqual(row[ContactSlot.Email]))) row.MakeEmpty(ContactSlot.Name);
        if (row[ContactSlot.Consent].SequenceEqual("unknown"u8)) row.MakeEmpty(ContactSlot.Consent);
        if (row[ContactSlot.Bounce].SequenceEqual("none"u8)) row.MakeEmpty(ContactSlot.Bounce);
        if (row[ContactSlot.Archived].SequenceEqual("no"u8)) row.MakeEmpty(ContactSlot.Archived);
        if (row.Has(ContactSlot.ReportsToExternalId) && row[ContactSlot.ReportsToExternalId].SequenceEqual(row[ContactSlot.ExternalId]))
            row.Refuse("reports_to", row.Text(ContactSlot.ReportsToExternalId), "a contact cannot report to themselves");
    }
}
