using Perennial.Core.Filters;

namespace Perennial.Tests.Core.Filters;

/// <summary>One field of each kind, and a Sunday in November to read them on.</summary>
internal static class SomeFields
{
    public static readonly DateOnly Today = new(2026, 11, 22);
    public static readonly FilterTerms Terms = new(Today, "me@x.example", "USD");

    public static readonly FilterFields All = new(
    [
        new("name", FieldKind.Text, "name"), new("segment", FieldKind.Word, "segment"), new("owner", FieldKind.Person, "owner"), new("tag", FieldKind.Words, "tags") { Aliases = ["tags"] },
        new("status", FieldKind.Word, "status") { Choices = ["customer", "trial", "churned", "never"] }, new("contacts", FieldKind.Count, "contacts"), new("mrr", FieldKind.Money, "MRR"), new("arr", FieldKind.Money, "ARR"),
        new("adoption", FieldKind.Share, "share of seats in use"), new("since", FieldKind.DayBehind, "customer since"), new("renewal", FieldKind.DayAhead, "renewal"), new("health", FieldKind.Number, "health"),
        new("has", FieldKind.Feature, "features") { Choices = ["parent", "children"] }, new("in", FieldKind.Membership, "segment as defined"), FilterFields.AsOf,
    ]);

    public static ReadFilter Read(string text)
    {
        var (filter, error) = All.Read(text, Terms);
        return filter ?? throw new ShouldAssertException($"{text}: {error!.Column}: {error.Message}");
    }

    public static FilterError Wrong(string text)
    {
        var (filter, error) = All.Read(text, Terms);
        return error ?? throw new ShouldAssertException($"{text} was read as {filter}");
    }
}
