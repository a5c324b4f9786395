using System.Linq.Expressions;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.Core.Filters;

namespace Perennial.App.Accounts;

/// <summary>Reads filters over accounts: the fields of all slices, the custom fields that there are, and the words that the viewer's accounts have.</summary>
public sealed class AccountFilters(ProjectRevenue projection, AccountCounts counts, PastAccounts past, IEnumerable<AccountFieldSource> sources)
{
    private static readonly string[] SpelledFields = ["segment", "owner", "phase", "country"];

    /// <summary>What a filter may name, for this viewer.</summary>
    public async Task<RowFields<AccountRow>> FieldsAsync(AppDb db, ProjectRevenue.State state, CancellationToken cancellation)
    {
        var custom = await counts.CustomAsync(db, state, cancellation);
        List<RowField<AccountRow>> fields = [.. AccountFields.All];
        foreach (var source in sources) fields.AddRange(await source(db, cancellation));
        fields.AddRange(custom.Select(column => column.AsField<AccountRow, AccountCustom>(a => a.CustomValues)));
        return new(fields, AccountFields.Search);
    }

    /// <summary>The filter opened, or what is wrong in it.</summary>
    public async Task<(AccountAsk? Ask, FilterError? Error)> OpenAsync(AppDb db, string? text, CancellationToken cancellation)
    {
        var state = await projection.CurrentAsync(cancellation);
        var me = text?.Contains("me", StringComparison.OrdinalIgnoreCase) == true ? db.Viewer.Email : null;
        var opened = await counts.KeepAsync(db, state, $"filter {me}\n{text}", () => ReadAsync(db, state, text, me, cancellation));
        if (opened.Filter is not { } filter) return (null, opened.Error);
        var rows = filter.AsOf is { } day ? opened.Rows ?? await past.OnAsync(db.Viewer, day, cancellation) : null;
        return (new AccountAsk(db, filter, opened.Where!, state, counts, rows, me), null);
    }

    /// <summary>A filter read and made an expression: the same for every viewer who sees all accounts, until something changes.</summary>
    private sealed record Opened(ReadFilter? Filter, FilterError? Error, Expression<Func<AccountRow, bool>>? Where)
    {
        /// <summary>The rows of its day, where they were just read.</summary>
        public IReadOnlyList<AccountRow>? Rows { get; init; }
    }

    private async Task<Opened> ReadAsync(AppDb db, ProjectRevenue.State state, string? text, string? me, CancellationToken cancellation)
    {
        var fields = await FieldsAsync(db, state, cancellation);
        var (filter, error) = fields.Language.Read(text, new FilterTerms(state.Day, me, state.Currency));
        if (filter is null) return new(null, error, null);
        var spelled = fields.Spelled(filter.Condition);
        var rows = filter.AsOf is { } day && spelled.Count > 0 ? await past.OnAsync(db.Viewer, day, cancellation) : null;
        var terms = new RowTerms(StartOf(state.Options.TimeZone), await SpellingsAsync(spelled, db, state, rows, cancellation));
        return new(filter, null, fields.Where(WithoutArchived(filter.Condition, fields), terms)) { Rows = db.Viewer.SeesEveryAccount ? null : rows };
    }

    /// <summary>The numbers of the accounts that a filter leaves to a viewer: what figures are asked for.</summary>
    public async Task<FilteredAccounts> NumbersAsync(Workspace workspace, string text, Viewer viewer, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(viewer);
        var (ask, error) = await OpenAsync(db, text, cancellation);
        return ask is null ? new(null, error) : new((await ask.IdsAsync(cancellation)).Select(id => id.Value).ToHashSet(), null);
    }

    /// <summary>For whoever helps to write one.</summary>
    public FilterList AsList() => new("accounts",
        async (db, cancellation) => (await FieldsAsync(db, await projection.CurrentAsync(cancellation), cancellation)).Language,
        async (db, field, cancellation) => [.. (await WordsAsync(db, await projection.CurrentAsync(cancellation), field, cancellation)).Select(word => (word.Text, word.Count))],
        async (db, text, cancellation) => await OpenAsync(db, text, cancellation) is var (ask, error) ? (ask?.Filter, error) : default);

    /// <summary>The words that accounts have in a field: of a custom one, in small letters, unless the definition has them all.</summary>
    public async Task<IReadOnlyList<AccountFacets.Word>> WordsAsync(AppDb db, ProjectRevenue.State state, string field, CancellationToken cancellation)
    {
        if (!field.StartsWith(CustomColumn.Prefix, StringComparison.Ordinal)) return (await counts.FacetsAsync(db, state, cancellation)).Of(field);
        if ((await counts.CustomAsync(db, state, cancellation)).FirstOrDefault(c => c.Word == field) is not { Choices: [], Kind: FieldKind.Word or FieldKind.Person } column) return [];
        return await counts.KeepAsync(db, state, "words " + field, () => AccountFacets.CountAsync(db.AccountCustom.Where(c => c.Field == column.Name).Select(c => c.TextKey), cancellation));
    }

    /// <summary>What is put aside is left out unless the filter speaks of it.</summary>
    private static FilterCondition WithoutArchived(FilterCondition condition, RowFields<AccountRow> fields)
    {
        var archived = fields.Language.Find("archived")!;
        return RowFields<AccountRow>.Parts(condition).Any(part => part is FilterCondition.OneOf one && one.Field == archived) ? condition
            : new FilterCondition.All([new FilterCondition.OneOf(archived, ["no"], IsPart: false), condition]);
    }

    internal static Func<DateOnly, DateTimeOffset> StartOf(string zone)
    {
        var tz = DateTimeZoneProviders.Tzdb[zone];
        return day => tz.AtStartOfDay(LocalDate.FromDateOnly(day)).ToDateTimeOffset().ToUniversalTime();
    }

    internal async Task<Func<string, string, IReadOnlyList<string>>> SpellingsAsync(IReadOnlySet<string> fields, AppDb db, ProjectRevenue.State state, IReadOnlyList<AccountRow>? rows, CancellationToken cancellation)
    {
        if (!SpelledFields.Any(fields.Contains)) return (_, word) => [word];
        var facets = rows is null ? await counts.FacetsAsync(db, state, cancellation) : null;
        var known = SpelledFields.Where(fields.Contains).ToDictionary(field => field, field => facets?.Of(field).Select(word => word.Text) ?? rows!.SelectMany(row => PastWords(row, field)).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        return (field, word) => known.TryGetValue(field, out var words)
            ? [.. words.Where(k => FoldedKey.Of(k) == FoldedKey.Of(word)).Append(word).Distinct(StringComparer.Ordinal)] : [word];
    }

    private static IEnumerable<string> PastWords(AccountRow row, string field) => field switch
    {
        "segment" => [row.Segment ?? ""],
        "owner" => [row.OwnerEmail ?? ""],
        "phase" => [row.Phase ?? ""],
        _ => [row.Country ?? ""],
    };
}
