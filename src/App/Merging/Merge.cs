using Perennial.App.Accounts;
using Perennial.App.Contacts;

namespace Perennial.App.Merging;

/// <summary>A merge that somebody looks at: of two accounts, or of two contacts.</summary>
public sealed record Merge(MergeView View)
{
    public (AccountId From, AccountId Into)? Accounts { get; init; }
    public (ContactId From, ContactId Into)? Contacts { get; init; }
}
