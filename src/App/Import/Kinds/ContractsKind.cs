using Perennial.App.Import.Fields;
using Perennial.App.Import.Rows;

namespace Perennial.App.Import.Kinds;

public sealed class ContractsKind : ImportKind
{
    public override string Name => "contracts";
    public override string Title => "Contracts";
    public override string About => "What was agreed: terms, renewal and notice, and the subscriptions under it. An account that is not known yet is created by its id.";
    public override ImportTarget Target => ImportTarget.Contracts;
    public override int Slots => ContractSlot.Count;
    public override int OtherSlot => ContractSlot.Custom;
    public override string OtherColumns => "become custom fields";
    public override bool HasCustomFields => true;
    public override bool EmptyClears => true;

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("contract_id", ContractSlot.ExternalId, TextType.Id, "Your own id of the contract.") { Required = true, Aliases = ["id", "contract", "contract_number", "agreement_id"] },
        new("account_id", ContractSlot.AccountExternalId, TextType.Id, "The account it is with.") { Required = true, Aliases = ["account", "customer_id", "company_id"] },
        new("name", ContractSlot.Name, TextType.Name, "What people call it; the id where it is empty.") { Aliases = ["contract_name", "title"] },
        new("start", ContractSlot.Start, MomentType.Day, "First day of the first term.") { Required = true, Aliases = ["start_date", "contract_start", "effective_date"] },
        new("end", ContractSlot.End, MomentType.Day, "The day after the first term, which is the day of renewal; empty where there is no fixed term.") { Aliases = ["end_date", "contract_end", "renewal_date", "renewal"] },
        new("auto_renews", ContractSlot.AutoRenews, ChoiceType.YesNo, "Whether it goes on by itself unless somebody gives notice.") { Aliases = ["auto_renewal", "auto_renew"] },
        new("renewal_months", ContractSlot.RenewalMonths, WholeType.Months, "Length of a further term; that of the first where it is empty.") { Aliases = ["renewal_term", "renewal_term_months"] },
        new("notice_days", ContractSlot.NoticeDays, WholeType.Days, "How many days before the renewal notice must be given.") { Aliases = ["notice_period", "notice_period_days"] },
        new("signed", ContractSlot.Signed, MomentType.Day, "The day it was signed.") { Aliases = ["signed_on", "signed_date", "signature_date"] },
        new("cancelled", ContractSlot.Cancelled, MomentType.Day, "The day notice was given: the term it falls into is the last.") { Aliases = ["cancelled_on", "cancelled_date", "notice_given"] },
        new("currency", ContractSlot.Currency, CurrencyType.Instance, "Of the annual value.") { Aliases = ["currency_code"] },
        new("annual_value", ContractSlot.AnnualValue, NumberType.NotNegative, "What it is worth a year, as agreed; figures are computed from subscription lines.") { Aliases = ["acv", "value", "amount"] },
        new("subscriptions", ContractSlot.Subscriptions, ListType.Of(TextType.Id, "subscription ids"), "The subscription_ids of the lines under it, with semicolons between.") { Aliases = ["subscription_ids", "subscription_id"] },
        new("terms", ContractSlot.Terms, TextType.Any, "What else was agreed, as text.") { Aliases = ["notes", "special_terms"] },
        new("archived", ContractSlot.Archived, ChoiceType.YesNo, "yes puts it aside.") { Aliases = ["is_archived"] },
    ];

    public override void Complete(RowDraft row)
    {
        foreach (var slot in new[] { ContractSlot.AutoRenews, ContractSlot.Archived })
            if (row[slot].SequenceEqual("no"u8)) row.MakeEmpty(slot);
        if (row.Has(ContractSlot.Name) && row[ContractSlot.Name].SequenceEqual(row[ContractSlot.ExternalId])) row.MakeEmpty(ContractSlot.Name);
        if (row.Has(ContractSlot.Start) && row.Has(ContractSlot.End) && row[ContractSlot.End].SequenceCompareTo(row[ContractSlot.Start]) <= 0)
            row.Refuse("end", row.Text(ContractSlot.End), "does not lie after start");
        if (row.Has(ContractSlot.Start) && row.Has(ContractSlot.Cancelled) && row[ContractSlot.Cancelled].SequenceCompareTo(row[ContractSlot.Start]) < 0)
            row.Refuse("cancelled", row.Text(ContractSlot.Cancelled), "lies before start");
        if (row.Has(ContractSlot.AnnualValue) && !row.Has(ContractSlot.Currency)) row.Refuse("currency", null, "is required where there is an annual value");
    }
}
