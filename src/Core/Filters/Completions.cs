namespace Perennial.Core.Filters;

/// <summary>What can be written at a place, as far as the language itself knows; the words that accounts have are added by who knows them.</summary>
public static class Completions
{
    private static readonly string[] Spans = ["7d", "30d", "90d", "6m", "1y"];

    public static IEnumerable<Completion> Of(CompletionPlace place, FilterFields fields) =>
        place.Field is null ? Fields(place.Written, fields) : fields.Find(place.Field) is { } field ? Values(field, place.Written) : [];

    /// <summary>A word that the field can have, as something to write.</summary>
    public static Completion Word(string word, string hint) => new(FilterText.Value(word), word, hint, GoesOn: false);

    private static IEnumerable<Completion> Fields(string written, FilterFields fields)
    {
        var begins = fields.All.Where(field => Begins(field.Name, written) || field.Aliases.Any(alias => written.Length > 1 && Begins(alias, written)));
        var contains = written.Length < 2 ? [] : fields.All.Where(field => field.Name.Contains(written, StringComparison.OrdinalIgnoreCase) || field.Words.Contains(written, StringComparison.OrdinalIgnoreCase));
        return begins.Concat(contains).Distinct().Select(field => new Completion(field.Name + Sign(field), field.Name, field.Words, GoesOn: true));
    }

    private static IEnumerable<Completion> Values(FilterField field, string written)
    {
        IEnumerable<(string Text, string Hint)> own = field.Kind switch
        {
            FieldKind.DayAhead => Spans.Select(span => (span, "from today")).Concat(DayWords.Known.Where(word => !word.StartsWith("last", StringComparison.Ordinal) && word != "yesterday").Select(word => (word, ""))),
            FieldKind.DayBehind => Spans.Select(span => (span, "ago")).Concat(DayWords.Known.Where(word => !word.StartsWith("next", StringComparison.Ordinal) && word != "tomorrow").Select(word => (word, ""))),
            FieldKind.AsOf => [("last-month", "at its end"), ("last-quarter", "at its end"), ("last-year", "at its end"), ("30d", "days ago"), ("1y", "ago")],
            FieldKind.Person => [("me", "you")],
            _ => field.Choices.Select(choice => (choice, "")),
        };
        if (field.Kind is not (FieldKind.AsOf or FieldKind.Feature or FieldKind.Flag)) own = own.Concat([("none", $"without {field.Name}"), ("any", $"with {field.Name}")]);
        return own.Where(o => Begins(o.Text, written)).Select(o => new Completion(field.Choices.Contains(o.Text, StringComparer.Ordinal) ? FilterText.Value(o.Text) : o.Text, o.Text, o.Hint, GoesOn: false));
    }

    private static string Sign(FilterField field) => field.IsNumber ? ">=" : field.IsDay ? "<" : ":";

    private static bool Begins(string text, string written) => text.StartsWith(written, StringComparison.OrdinalIgnoreCase);
}
