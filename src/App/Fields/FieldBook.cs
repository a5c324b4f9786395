using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Mapping;

namespace Perennial.App.Fields;

/// <summary>Custom fields as they are listed, defined and changed.</summary>
public sealed class FieldBook(AccountCounts counts, TimeProvider clock)
{
    private const int LongestLabel = 100, LongestField = CustomField.LongestName, LongestOption = 100, MostOptions = 200, MostFields = 200, Named = 3;

    /// <summary>A definition and how many of the viewer's records have a value.</summary>
    public sealed record Entry(CustomField Field, long Values);

    /// <summary>A field that data has and nobody defined.</summary>
    public sealed record Found(string Field, long Values);

    /// <summary>A field of the form that cannot be taken.</summary>
    public sealed record Wrong(string Field, string Message);

    public static async Task<IReadOnlyList<Entry>> ListAsync(AppDb db, string subject, CancellationToken cancellation)
    {
        var values = await ValuesAsync(db, subject, cancellation);
        var fields = await db.CustomFields.AsNoTracking().Where(f => f.Subject == subject).ToListAsync(cancellation);
        return [.. fields.OrderBy(f => f.ArchivedAt is not null).ThenBy(f => f.Label, StringComparer.OrdinalIgnoreCase).Select(f => new Entry(f, values.GetValueOrDefault(f.Field)))];
    }

    public static async Task<IReadOnlyList<Found>> FoundAsync(AppDb db, string subject, CancellationToken cancellation)
    {
        var defined = await db.CustomFields.Where(f => f.Subject == subject).Select(f => f.Word).ToListAsync(cancellation);
        return [.. (await ValuesAsync(db, subject, cancellation)).Where(v => !defined.Contains(CustomField.WordOf(v.Key))).OrderBy(v => v.Key, StringComparer.OrdinalIgnoreCase).Select(v => new Found(v.Key, v.Value))];
    }

    /// <summary>What people call the fields that were defined, by their words.</summary>
    public static Task<Dictionary<string, string>> LabelsAsync(AppDb db, string subject, CancellationToken cancellation) =>
        db.CustomFields.Where(f => f.Subject == subject).ToDictionaryAsync(f => f.Word, f => f.Label, StringComparer.Ordinal, cancellation);

    /// <summary>By its name as files or as filters write it.</summary>
    public static async Task<CustomField?> FindAsync(AppDb db, string subject, string name, CancellationToken cancellation)
    {
        var word = CustomField.WordOf(name.StartsWith(CustomColumn.Prefix, StringComparison.Ordinal) ? name[CustomColumn.Prefix.Length..] : name);
        return await db.CustomFields.FirstOrDefaultAsync(f => f.Subject == subject && f.Word == word, cancellation);
    }

    public async Task<(CustomField? Field, Wrong? Wrong)> DefineAsync(AppDb db, string subject, FieldDraft draft, CancellationToken cancellation)
    {
        var name = draft.Field.Trim().Length > 0 ? draft.Field.Trim() : HeaderName.Folded(draft.Label);
        if (WrongWords(draft) is { } wrong) return (null, wrong);
        if (name.Length > LongestField || name.Any(char.IsControl) || !name.Any(char.IsLetterOrDigit)) return (null, new("field", $"A field's name has 1 to {LongestField} characters, a letter or digit among them."));
        if (ImportKinds.Find(subject)!.Fields.FirstOrDefault(f => f.Name == HeaderName.Folded(name)) is { } own) return (null, new(draft.Field.Trim().Length > 0 ? "field" : "label", $"{subject[..1].ToUpperInvariant()}{subject[1..]} have a field {own.Name} of their own."));
        if (await FindAsync(db, subject, name, cancellation) is { } taken) return (null, new(draft.Field.Trim().Length > 0 ? "field" : "label", $"There is a field {taken.Label} already, called {taken.Field} in files."));
        if (await db.CustomFields.CountAsync(cancellation) >= MostFields) return (null, new("label", $"There are {MostFields} custom fields, which is the most that there can be."));
        var now = clock.GetUtcNow();
        var field = new CustomField { Subject = subject, Field = name, Word = CustomField.WordOf(name), Label = draft.Label.Trim(), Type = TypeOf(draft)!.Value, Options = OptionsOf(draft), LiesAhead = LiesAhead(draft), MadeBy = db.Viewer.Name, CreatedAt = now, UpdatedAt = now };
        if (await UnfitAsync(db, field, cancellation) is { } unfit) return (null, unfit);
        db.Add(field);
        await SaveAsync(db, cancellation);
        return (field, null);
    }

    /// <summary>Refused when values that there are would not fit.</summary>
    public async Task<Wrong?> ChangeAsync(AppDb db, CustomField field, FieldDraft draft, CancellationToken cancellation)
    {
        if (WrongWords(draft) is { } wrong) return wrong;
        (field.Label, field.Type, field.Options, field.LiesAhead, field.UpdatedAt) = (draft.Label.Trim(), TypeOf(draft)!.Value, OptionsOf(draft), LiesAhead(draft), clock.GetUtcNow());
        if (await UnfitAsync(db, field, cancellation) is { } unfit)
        {
            db.ChangeTracker.Clear();
            return unfit;
        }
        await SaveAsync(db, cancellation);
        return null;
    }

    public async Task ArchiveAsync(AppDb db, CustomField field, bool archived, CancellationToken cancellation)
    {
        if (field.ArchivedAt is not null == archived) return;
        (field.ArchivedAt, field.UpdatedAt) = (archived ? clock.GetUtcNow() : null, clock.GetUtcNow());
        await SaveAsync(db, cancellation);
    }

    private async Task SaveAsync(AppDb db, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        counts.Forget();
    }

    private static Wrong? WrongWords(FieldDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Label) || draft.Label.Trim().Length > LongestLabel || draft.Label.Any(char.IsControl)) return new("label", $"A field needs a label of at most {LongestLabel} characters.");
        if (TypeOf(draft) is not { } type) return new("type", $"'{draft.Type}' is no type. It is {string.Join(", ", Enum.GetValues<CustomFieldType>().Select(CustomField.WordOf))}.");
        if (type != CustomFieldType.Choice) return null;
        var options = OptionsOf(draft);
        if (options.Count is 0 or > MostOptions) return new("options", $"A choice has 1 to {MostOptions} options.");
        if (options.FirstOrDefault(o => o.Length > LongestOption || o.Any(char.IsControl)) is not null) return new("options", $"An option has at most {LongestOption} characters.");
        if (options.FirstOrDefault(o => FoldedKey.Of(o) is "none" or "any") is { } reserved) return new("options", $"'{reserved}' has a meaning of its own in filters. Take another word.");
        return options.Select(FoldedKey.Of).Distinct(StringComparer.Ordinal).Count() < options.Count ? new("options", "Two options differ in nothing but case.") : null;
    }

    /// <summary>How many values do not fit, and the first of them.</summary>
    private static async Task<Wrong?> UnfitAsync(AppDb db, CustomField field, CancellationToken cancellation)
    {
        var customs = field.Subject == CustomField.OfAccounts
            ? db.Accounts.Where(a => db.AccountCustom.Any(c => c.AccountId == a.Id && c.Field == field.Field)).OrderBy(a => a.Id).Select(a => new { a.ExternalId, a.Custom })
            : db.Contacts.Where(c => db.ContactCustom.Any(v => v.ContactId == c.Id && v.Field == field.Field)).OrderBy(c => c.Id).Select(c => new { c.ExternalId, c.Custom });
        var (unfit, first) = (0, new List<string>());
        await foreach (var record in customs.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!record.Custom.TryGetValue(field.Field, out var value) || field.Canonical(value) is not null) continue;
            if (unfit++ < Named) first.Add($"'{(value.Length > 60 ? value[..60] + "…" : value)}' of {record.ExternalId}");
        }
        if (unfit == 0) return null;
        return new(field.Type == CustomFieldType.Choice ? "options" : "type", $"{unfit:N0} {(unfit == 1 ? "value does" : "values do")} not fit, expected {field.Expects}: {string.Join(", ", first)}{(unfit > first.Count ? " and others" : "")}. Change {(unfit == 1 ? "it" : "them")} first, or take another type.");
    }

    private static async Task<IReadOnlyDictionary<string, long>> ValuesAsync(AppDb db, string subject, CancellationToken cancellation)
    {
        if (subject == CustomField.OfAccounts)
            return await db.AccountCustom.GroupBy(c => c.Field).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, cancellation);
        return await db.ContactCustom.GroupBy(c => c.Field).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, cancellation);
    }

    private static CustomFieldType? TypeOf(FieldDraft draft) => Enum.GetValues<CustomFieldType>().Cast<CustomFieldType?>().FirstOrDefault(type => CustomField.WordOf(type!.Value) == draft.Type);

    private static IReadOnlyList<string> OptionsOf(FieldDraft draft) => TypeOf(draft) == CustomFieldType.Choice ? [.. draft.Options.Select(o => o.Trim()).Where(o => o.Length > 0).Distinct(StringComparer.Ordinal)] : [];

    private static bool LiesAhead(FieldDraft draft) => TypeOf(draft) == CustomFieldType.Day && draft.LiesAhead;
}
