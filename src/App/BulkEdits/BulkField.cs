using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Fields;

namespace Perennial.App.BulkEdits;

/// <summary>Something that can be changed of many accounts at once.</summary>
/// <param name="Name">In the form.</param>
/// <param name="Title">What it does.</param>
/// <param name="Item">The field of the record that is written.</param>
/// <param name="Before">What an account has now.</param>
/// <param name="After">What it would have.</param>
public sealed record BulkField(string Name, string Title, string Item, Func<AccountRow, IReadOnlyList<string>> Before, Func<IReadOnlyList<string>, string, IReadOnlyList<string>> After)
{
    public Scopes Needs { get; init; } = Scopes.Write;

    /// <summary>It takes several words at once.</summary>
    public bool IsList { get; init; }

    /// <summary>The value is a mail address.</summary>
    public bool IsPerson { get; init; }

    /// <summary>The value may be left empty: then it is taken away.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>The custom field that says what a value must be.</summary>
    public CustomField? Defined { get; init; }

    /// <summary>The field whose words are offered.</summary>
    public string? WordsOf { get; init; }

    private static readonly BulkField[] Fixed =
    [
        new("segment", "Set the segment", "segment", a => One(a.Segment), Set) { MayBeEmpty = true, WordsOf = "segment" },
        new("phase", "Set the phase", "phase", a => One(a.Phase), Set) { MayBeEmpty = true, WordsOf = "phase" },
        new("add-tag", "Add a tag", "tags", a => a.Tags, Add) { IsList = true, WordsOf = "tag" },
        new("remove-tag", "Remove a tag", "tags", a => a.Tags, Remove) { IsList = true, WordsOf = "tag" },
        new("owner", "Set the owner", "ownerEmail", a => One(a.OwnerEmail), Set) { Needs = Scopes.Lead, IsPerson = true, MayBeEmpty = true, WordsOf = "owner" },
        new("add-co-owner", "Add a co-owner", "coOwners", a => a.CoOwners, Add) { Needs = Scopes.Lead, IsPerson = true, IsList = true, WordsOf = "owner" },
        new("remove-co-owner", "Remove a co-owner", "coOwners", a => a.CoOwners, Remove) { Needs = Scopes.Lead, IsPerson = true, IsList = true, WordsOf = "owner" },
    ];

    public static IReadOnlyList<BulkField> For(Viewer viewer, IReadOnlyList<CustomColumn> custom) =>
        [.. Fixed.Where(field => viewer.May(field.Needs)), .. custom.Where(c => c.IsOffered).Select(c => new BulkField(c.Word, $"Set {c.Label}", "custom:" + c.Name, a => One(a.Custom.GetValueOrDefault(c.Name)), Set) { MayBeEmpty = true, Defined = c.Defined, IsPerson = c.Defined?.Type == CustomFieldType.Person, WordsOf = c.Choices.Count > 0 ? c.Word : null })];

    private static IReadOnlyList<string> One(string? value) => value is null ? [] : [value];

    private static IReadOnlyList<string> Set(IReadOnlyList<string> before, string value) => value.Length == 0 ? [] : [value];

    private static IReadOnlyList<string> Add(IReadOnlyList<string> before, string value) => before.Contains(value, StringComparer.OrdinalIgnoreCase) ? before : [.. before, value];

    private static IReadOnlyList<string> Remove(IReadOnlyList<string> before, string value) => [.. before.Where(word => !word.Equals(value, StringComparison.OrdinalIgnoreCase))];
}
