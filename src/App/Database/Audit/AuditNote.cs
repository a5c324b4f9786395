using Perennial.App.Accounts;

namespace Perennial.App.Database.Audit;

/// <summary>What is to be told to the audit chain, before it has its place there.</summary>
/// <param name="Verb">For example <c>added</c>, <c>changed</c>, <c>removed</c>.</param>
/// <param name="Kind">What kind of thing it was done to, as <c>account</c>.</param>
/// <param name="Key">Which one.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Details">Each field with what it was and what it became.</param>
public sealed record AuditNote(string Verb, string Kind, string Key, string Name, AuditDetails Details)
{
    public AccountId? AccountId { get; init; }
    public long? ChangeId { get; init; }
}
