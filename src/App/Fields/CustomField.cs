using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Database;
using Perennial.App.Database.Audit;

namespace Perennial.App.Fields;

/// <summary>A custom field that was defined: how its values are checked, shown and compared. Facts keep the values as texts, whatever is defined later.</summary>
public sealed class CustomField : IAudited
{
    public const string OfAccounts = "accounts", OfContacts = "contacts";

    public const int LongestName = 200;

    public static bool MayBeDefinedOf(string subject) => subject is OfAccounts or OfContacts;

    public const decimal Unit = 100_000_000m;
    private const decimal MostUnits = long.MaxValue / Unit;
    private const int FirstYear = 1900, LastYear = 2199, LongestLink = 2000;
    private static readonly string[] Yes = ["yes", "true", "1", "y"], No = ["no", "false", "0", "n"];

    public long Id { get; init; }

    /// <summary>Whose field it is: <see cref="OfAccounts"/> or <see cref="OfContacts"/>, as imports call them.</summary>
    public required string Subject { get; init; }

    /// <summary>Its name in facts, files and the API.</summary>
    public required string Field { get; init; }

    /// <summary>Its name in filters, without <c>custom.</c></summary>
    public required string Word { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Label { get; set; }
    public required CustomFieldType Type { get; set; }

    /// <summary>What a choice may be.</summary>
    public IReadOnlyList<string> Options { get; set; } = [];

    /// <summary>Of a day: spans are measured from today on, as of a renewal.</summary>
    public bool LiesAhead { get; set; }
    public required string MadeBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Since when forms and lists leave it out; its values stay.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    public string AuditKind => "field";
    public string AuditName => Label;

    /// <summary>What a value must be, to be read after "expected".</summary>
    public string Expects => Type switch
    {
        CustomFieldType.Text => "text of at most 8000 characters",
        CustomFieldType.Number => "a whole number such as 12",
        CustomFieldType.Decimal => "a number such as 1234.5",
        CustomFieldType.Day => "a day such as 2024-01-31",
        CustomFieldType.YesNo => "yes or no",
        CustomFieldType.Choice => "one of " + string.Join(", ", Options),
        CustomFieldType.Person => "a mail address such as ann@example.com",
        CustomFieldType.Link => "a link such as https://example.com/page",
    };

    public static string WordOf(CustomFieldType type) => JsonNamingPolicy.KebabCaseLower.ConvertName(type.ToString());

    /// <summary>A field's name as filters write it: letters, digits, points and underscores, a dash for anything else.</summary>
    public static string WordOf(string field) => string.Concat(FoldedKey.Of(field).Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-'));

    /// <summary>A value in the one form in which it is kept from now on; null when it is no such value.</summary>
    public string? Canonical(string text) => Type switch
    {
        CustomFieldType.Text => text,
        CustomFieldType.Number => NumberOf(text) is { } whole && whole == Math.Truncate(whole) ? whole.ToString("0", CultureInfo.InvariantCulture) : null,
        CustomFieldType.Decimal => NumberOf(text) is { } number && number == Math.Round(number, 8) ? number.ToString("0.########", CultureInfo.InvariantCulture) : null,
        CustomFieldType.Day => DayOf(text) is { Year: >= FirstYear and <= LastYear } ? text : null,
        CustomFieldType.YesNo => Spellings("yes").Contains(FoldedKey.Of(text)) ? "yes" : Spellings("no").Contains(FoldedKey.Of(text)) ? "no" : null,
        CustomFieldType.Choice => Options.FirstOrDefault(option => FoldedKey.Of(option) == FoldedKey.Of(text)),
        CustomFieldType.Person => text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == text.LastIndexOf('@') && at < text.Length - 1 && text.Length <= 320 && !text.Any(char.IsWhiteSpace) ? text.ToLowerInvariant() : null,
        CustomFieldType.Link => text.Length <= LongestLink && Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" && link.Host.Length > 0 && !text.Any(char.IsWhiteSpace) ? text : null,
    };

    /// <summary>A value as a number, a day or text; text too when it is no such value.</summary>
    public object? Typed(string? text) => text is null || Canonical(text) is not { } canonical ? text : Type switch
    {
        CustomFieldType.Number or CustomFieldType.Decimal => NumberOf(canonical),
        CustomFieldType.Day => DayOf(canonical),
        CustomFieldType.Text or CustomFieldType.YesNo or CustomFieldType.Choice or CustomFieldType.Person or CustomFieldType.Link => canonical,
    };

    /// <summary>Every way, folded, in which facts of before the definition may say a word.</summary>
    public IReadOnlyList<string> Spellings(string word) => Type != CustomFieldType.YesNo ? [FoldedKey.Of(word)] : word == "yes" ? Yes : word == "no" ? No : [FoldedKey.Of(word)];

    /// <summary>A number whose 1e-8 units fit into 64 bits.</summary>
    public static decimal? NumberOf(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < MostUnits ? number : null;

    public static DateOnly? DayOf(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private sealed class Table : IEntityTypeConfiguration<CustomField>
    {
        public void Configure(EntityTypeBuilder<CustomField> builder)
        {
            builder.ToTable("custom_fields");
            builder.Property(f => f.Type).HasConversion(type => WordOf(type), word => Enum.GetValues<CustomFieldType>().First(type => WordOf(type) == word));
            builder.Property(f => f.Options).HasConversion(TextList.Converter, TextList.Comparer);
            builder.Ignore(f => f.AuditKind).Ignore(f => f.AuditName).Ignore(f => f.Expects);
        }
    }
}
