using Perennial.App.Accounts;
using Perennial.App.Filters;
using Perennial.Core.Contracts;
using Perennial.Core.Filters;

namespace Perennial.App.Contracts;

/// <summary>What a filter over accounts may ask of their contracts.</summary>
internal static class ContractFields
{
    private static readonly string[] States = [.. Enum.GetValues<ContractState>().Select(ContractView.WordOf)], YesNo = ["yes", "no"];

    public static IReadOnlyList<RowField<AccountRow>> All { get; } =
    [
        FieldOf<AccountRow>.Day("renewal", "the next day on which a contract renews or has to be renewed", a => a.RenewalOn, FieldKind.DayAhead),
        FieldOf<AccountRow>.Day("notice", "the next last day for notice", a => a.NoticeOn, FieldKind.DayAhead),
        Closed("auto-renewal", "whether a contract that goes on renews by itself", FieldOf<AccountRow>.Keys("auto-renewal", "", a => a.AutoRenewals), YesNo),
        Closed("contract", "how any of its contracts stands", FieldOf<AccountRow>.Keys("contract", "", a => a.ContractStates), States),
    ];

    private static RowField<AccountRow> Closed(string name, string words, RowField<AccountRow> field, IReadOnlyList<string> choices) =>
        new(field.Field with { Name = name, Words = words, Choices = choices }, field.Where);
}
