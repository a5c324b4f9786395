using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Fields;

namespace Perennial.App.Risk;

/// <summary>What custom fields of accounts are called.</summary>
internal static class FieldNames
{
    /// <summary>Those that were defined, by their name in files.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(AppDb db, CancellationToken cancellation) =>
        await db.CustomFields.AsNoTracking().Where(field => field.Subject == CustomField.OfAccounts).ToDictionaryAsync(field => field.Field, field => field.Label, StringComparer.Ordinal, cancellation);

    /// <summary>A field that nobody defined is read as files write it, with spaces.</summary>
    public static string Of(string field, IReadOnlyDictionary<string, string>? names) =>
        names?.GetValueOrDefault(field) ?? (field.Length == 0 ? field : char.ToUpperInvariant(field[0]) + field[1..].Replace('_', ' '));
}
