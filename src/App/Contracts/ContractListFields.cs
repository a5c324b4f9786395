using System.Linq.Expressions;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.Core.Contracts;
using Perennial.Core.Filters;

namespace Perennial.App.Contracts;

/// <summary>What a filter over contracts may name: their own fields, and every field of their account behind <c>account.</c>, the common ones also without it.</summary>
internal static class ContractListFields
{
    /// <summary>Of the account, and so plain that <c>account.</c> can be left out.</summary>
    private static readonly string[] Bare = ["owner", "co-owner", "team", "segment", "phase", "country", "tag", "product"];

    private static readonly string Upcoming = ContractView.WordOf(ContractState.Upcoming), Ended = ContractView.WordOf(ContractState.Ended);

    public static IReadOnlyList<RowField<ContractWithAccount>> Own { get; } =
    [
        FieldOf<ContractWithAccount>.Text("name", "part of the contract's name", r => r.Contract.NameKey),
        FieldOf<ContractWithAccount>.Exact("id", "the contract's own id", r => r.Contract.ExternalId),
        FieldOf<ContractWithAccount>.Exact("account", "id of its account", r => r.Account.ExternalId),
        FieldOf<ContractWithAccount>.Choice("status", "how it stands today", r => r.Today.State, Enum.GetValues<ContractState>().Select(ContractView.WordOf).ToDictionary(word => word, StringComparer.Ordinal)),
        FieldOf<ContractWithAccount>.Choice("runs", "it runs today, so that what its lines pay is paid under it", r => r.Today.State != Upcoming && r.Today.State != Ended, YesNo()),
        FieldOf<ContractWithAccount>.Day("start", "first day of its first term", r => r.Contract.StartOn),
        FieldOf<ContractWithAccount>.Day("end", "the day after the term that covers today; of one that has ended, after its last", r => r.Today.TermTo, FieldKind.DayAhead),
        FieldOf<ContractWithAccount>.Day("renewal", "the next day on which it renews or has to be renewed", r => r.Today.RenewalOn, FieldKind.DayAhead),
        FieldOf<ContractWithAccount>.Day("notice", "the last day for notice before that", r => r.Today.NoticeBy, FieldKind.DayAhead),
        FieldOf<ContractWithAccount>.Choice("auto-renewal", "whether it renews by itself", r => r.Contract.AutoRenews, YesNo()),
        FieldOf<ContractWithAccount>.Day("signed", "the day of signing", r => r.Contract.SignedOn),
        FieldOf<ContractWithAccount>.Day("cancelled", "the day notice was given", r => r.Contract.CancelledOn),
        FieldOf<ContractWithAccount>.Money("mrr", "what its lines pay a month while it runs", r => r.Today.MrrE8),
        FieldOf<ContractWithAccount>.Money("arr", "what its lines pay a year while it runs", r => r.Today.MrrE8, times: 12),
        FieldOf<ContractWithAccount>.Instant("updated", "last changed", r => r.Contract.UpdatedAt),
        FieldOf<ContractWithAccount>.Instant("created", "first heard of", r => r.Contract.CreatedAt),
        FieldOf<ContractWithAccount>.Choice("archived", "put aside", r => r.Contract.Archived, YesNo()),
    ];

    public static RowField<ContractWithAccount> OfAccount(RowField<AccountRow> field) => LiftedField.Of<ContractWithAccount>(field, r => r.Account, Bare.Contains(field.Field.Name, StringComparer.Ordinal));

    /// <summary>Part of the contract's or the account's name, or one of their ids.</summary>
    public static Expression<Func<ContractWithAccount, bool>> Search(string text)
    {
        var key = FoldedKey.Of(text);
        return r => r.Contract.NameKey.Contains(key) || r.Account.NameKey.Contains(key) || r.Contract.ExternalId == text || r.Account.ExternalId == text;
    }

    private static Dictionary<string, bool> YesNo() => new(StringComparer.Ordinal) { ["yes"] = true, ["no"] = false };
}
