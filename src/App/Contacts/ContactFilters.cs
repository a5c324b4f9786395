using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Fields;
using Perennial.App.Filters;
using Perennial.App.Shell;
using Perennial.Core.Filters;

namespace Perennial.App.Contacts;

/// <summary>Reads filters over contacts and asks them.</summary>
public sealed class ContactFilters(AccountFilters accounts, AccountCounts counts, ProjectRevenue projection)
{
    private static readonly string[] OwnWords = ["role", "title"];

    public sealed record Ask(ReadFilter Filter, IQueryable<ContactWithAccount> Matching, ProjectRevenue.State State, IReadOnlyList<CustomColumn> Custom, Func<CancellationToken, Task<CountOf>> Count);

    /// <summary>How many contacts a filter leaves.</summary>
    public sealed record CountOf(long Contacts);

    private sealed record WordsOf(IReadOnlyList<AccountFacets.Word> Words);

    public async Task<RowFields<ContactWithAccount>> FieldsAsync(AppDb db, ProjectRevenue.State state, CancellationToken cancellation)
    {
        var lifted = (await accounts.FieldsAsync(db, state, cancellation)).All.Where(field => field.Field.Name != "id").Select(field => LiftedField.Of<ContactWithAccount>(field, r => r.Account));
        var custom = (await CustomAsync(db, state, cancellation)).Select(column => column.AsField<ContactWithAccount, ContactCustom>(r => r.CustomValues));
        return new([.. ContactFields.Own, .. custom, .. lifted], ContactFields.Search) { HasPast = false };
    }

    /// <summary>The custom fields of contacts that were defined, and those that they have.</summary>
    public Task<IReadOnlyList<CustomColumn>> CustomAsync(AppDb db, ProjectRevenue.State state, CancellationToken cancellation) => counts.KeepAsync<IReadOnlyList<CustomColumn>>(db, state, "contact custom", async () =>
    {
        var defined = await db.CustomFields.AsNoTracking().Where(f => f.Subject == CustomField.OfContacts).ToDictionaryAsync(f => f.Field, StringComparer.Ordinal, cancellation);
        var found = await db.ContactCustom.GroupBy(c => c.Field).Select(g => new { g.Key, Values = g.LongCount(), Numbers = g.LongCount(c => c.NumberE8 != null), Days = g.LongCount(c => c.Day != null) }).ToListAsync(cancellation);
        return CustomColumn.All(defined, found.Select(g => (g.Key, g.Values, g.Numbers, g.Days)));
    });

    /// <exception cref="BadFieldException">The filter cannot be read.</exception>
    public async Task<(Ask? Ask, FilterError? Error)> OpenAsync(AppDb db, string? text, CancellationToken cancellation)
    {
        var state = await projection.CurrentAsync(cancellation);
        var fields = await FieldsAsync(db, state, cancellation);
        var (filter, error) = fields.Language.Read(text, new FilterTerms(state.Day, db.Viewer.Email, state.Currency));
        if (filter is null) return (null, error);
        var spelled = fields.Spelled(filter.Condition);
        var ofAccounts = await accounts.SpellingsAsync(spelled.Where(name => name.StartsWith(LiftedField.OfAccount, StringComparison.Ordinal)).Select(name => name[LiftedField.OfAccount.Length..]).ToHashSet(StringComparer.Ordinal), db, state, null, cancellation);
        var own = new Dictionary<string, IReadOnlyList<AccountFacets.Word>>(StringComparer.Ordinal);
        foreach (var field in OwnWords.Where(spelled.Contains)) own[field] = await WordsAsync(db, state, field, cancellation);
        var terms = new RowTerms(AccountFilters.StartOf(state.Options.TimeZone), (field, word) =>
            own.TryGetValue(field, out var words) ? [.. words.Select(w => w.Text).Where(w => FoldedKey.Of(w) == FoldedKey.Of(word)).Append(word).Distinct(StringComparer.Ordinal)] : ofAccounts(field, word));
        var where = fields.Where(filter.Condition, terms);
        var matching = ContactWithAccount.Now(db).AsNoTracking().Where(where);
        if (!RowFields<ContactWithAccount>.Parts(filter.Condition).Any(part => part is FilterCondition.OneOf { Field.Name: "archived" })) matching = matching.Where(r => !r.Contact.Archived);
        if (!RowFields<ContactWithAccount>.Parts(filter.Condition).Any(part => part is FilterCondition.OneOf { Field.Name: "account.archived" })) matching = matching.Where(r => !r.Account.Archived);
        return (new Ask(filter, matching, state, await CustomAsync(db, state, cancellation), stop => counts.KeepAsync(db, state, $"contacts {db.Viewer.Email} {filter}", async () => new CountOf(await matching.LongCountAsync(stop)))), null);
    }

    public static async Task<(IReadOnlyList<ListedContact> Rows, string? Next)> PartAsync(Ask ask, string? sort, Paging paging, CancellationToken cancellation)
    {
        var (order, down) = ContactOrders.Of(sort, ask.Custom);
        var rows = paging.After(2) is { } after ? order.After(ask.Matching, after, down) : order.FromStart(ask.Matching, down);
        var found = await order.Order(rows, down).Take(paging.Take + 1).Select(ListedContact.Of).ToListAsync(cancellation);
        if (found.Count <= paging.Take) return (found, null);
        found.RemoveAt(found.Count - 1);
        return (found, order.CursorOf(found[^1].AsRow()));
    }

    public FilterList AsList() => new("contacts",
        async (db, cancellation) => (await FieldsAsync(db, await projection.CurrentAsync(cancellation), cancellation)).Language,
        async (db, field, cancellation) => await WordsOfAsync(db, await projection.CurrentAsync(cancellation), field, cancellation),
        async (db, text, cancellation) => await OpenAsync(db, text, cancellation) is var (ask, error) ? (ask?.Filter, error) : default);

    private async Task<IReadOnlyList<(string Word, long Count)>> WordsOfAsync(AppDb db, ProjectRevenue.State state, string field, CancellationToken cancellation)
    {
        var words = OwnWords.Contains(field, StringComparer.Ordinal) ? await WordsAsync(db, state, field, cancellation)
            : field.StartsWith(CustomColumn.Prefix, StringComparison.Ordinal) ? await CustomWordsAsync(db, state, field, cancellation)
            : field.StartsWith(LiftedField.OfAccount, StringComparison.Ordinal) ? await accounts.WordsAsync(db, state, field[LiftedField.OfAccount.Length..], cancellation) : [];
        return [.. words.Select(word => (word.Text, word.Count))];
    }

    /// <summary>In small letters, unless the definition has them all.</summary>
    private async Task<IReadOnlyList<AccountFacets.Word>> CustomWordsAsync(AppDb db, ProjectRevenue.State state, string field, CancellationToken cancellation)
    {
        if ((await CustomAsync(db, state, cancellation)).FirstOrDefault(c => c.Word == field) is not { Choices: [], Kind: FieldKind.Word or FieldKind.Person } column) return [];
        return (await counts.KeepAsync(db, state, "contact words " + field, async () => new WordsOf(await AccountFacets.CountAsync(db.ContactCustom.Where(c => c.Field == column.Name).Select(c => c.TextKey), cancellation)))).Words;
    }

    private async Task<IReadOnlyList<AccountFacets.Word>> WordsAsync(AppDb db, ProjectRevenue.State state, string field, CancellationToken cancellation) =>
        (await counts.KeepAsync(db, state, "contact words " + field, async () => new WordsOf(await AccountFacets.CountAsync(db.Contacts.Select(c => (field == "role" ? c.Role : c.Title) ?? ""), cancellation)))).Words;
}
