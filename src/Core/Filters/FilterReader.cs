namespace Perennial.Core.Filters;

/// <summary>Reads a tree against the fields that there are.</summary>
internal sealed class FilterReader(FilterFields fields, FilterTerms terms)
{
    private DateOnly? _asOf;
    private bool _hasAsOf;

    public ReadFilter Read(FilterNode tree)
    {
        var top = tree is FilterNode.All all ? all.Parts : [tree];
        List<FilterCondition> parts = [];
        foreach (var part in top)
            if (AsOfIn(part) is { } term) TakeAsOf(term);
        foreach (var part in top)
            if (AsOfIn(part) is null) parts.Add(Of(part));
        return new(tree, parts is [var only] ? only : new FilterCondition.All(parts), _asOf);
    }

    private FilterNode.Term? AsOfIn(FilterNode part) => part is FilterNode.Term term && fields.Find(term.Field)?.Kind == FieldKind.AsOf ? term : null;

    private void TakeAsOf(FilterNode.Term term)
    {
        if (_hasAsOf) throw new FilterErrorException(term.Place, "A filter looks at one day only. Leave one 'as:' out.");
        _hasAsOf = true;
        if (term.Operator > FilterOperator.Is || term.Values is not [{ IsRange: false } value]) throw new FilterErrorException(term.Place, "'as' takes one day: as:2026-03-01.");
        if (DayWords.Span(value.Text) is var (number, unit)) _asOf = DayWords.Add(terms.Today, -Math.Abs(number), unit);
        else if (DayWords.Read(value.Text, terms.Today) is var (_, until)) _asOf = until.AddDays(-1);
        else throw new FilterErrorException(value.Place, $"'{value.Text}' is no day. A day is written like 2026-03-01, 2026-03 (its last day), last-quarter or 30d (days ago).");
        if (_asOf > terms.Today) _asOf = _asOf.Value.Year == terms.Today.Year && value.Text.StartsWith("this-", StringComparison.OrdinalIgnoreCase) ? terms.Today
            : throw new FilterErrorException(value.Place, $"'{value.Text}' has not been yet. 'as' looks back: today is {terms.Today:yyyy-MM-dd}.");
    }

    private FilterCondition Of(FilterNode node) => node switch
    {
        FilterNode.All all => new FilterCondition.All([.. all.Parts.Select(Of)]),
        FilterNode.Any any => new FilterCondition.Any([.. any.Parts.Select(Of)]),
        FilterNode.Not not => new FilterCondition.Not(Of(not.Part)),
        FilterNode.Phrase phrase => phrase.Text.Trim().Length > 0 ? new FilterCondition.Search(phrase.Text.Trim()) : throw new FilterErrorException(phrase.Place, "Something must stand between the quotation marks."),
        FilterNode.Term term => Of(term),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, null),
    };

    private FilterCondition Of(FilterNode.Term term)
    {
        var field = fields.Find(term.Field) ?? throw Unknown(term);
        if (field.Kind == FieldKind.AsOf) throw new FilterErrorException(term.Place, "'as' is about the whole filter: it stands outside of parentheses, 'or' and 'not'.");
        List<FilterCondition> parts = [];
        List<string> texts = [];
        foreach (var value in term.Values)
        {
            if (value.Is("none") || value.Is("any")) parts.Add(Presence(field, term, value));
            else if (field.IsOrdered) parts.Add(Ordered(field, term, value));
            else texts.Add(Text(field, term, value));
        }
        if (texts.Count > 0) parts.Add(new FilterCondition.OneOf(field, texts, field.Kind == FieldKind.Text && term.Operator == FilterOperator.Has));
        var either = parts is [var only] ? only : new FilterCondition.Any(parts);
        return term.Operator == FilterOperator.IsNot ? new FilterCondition.Not(either) : either;
    }

    private FilterErrorException Unknown(FilterNode.Term term)
    {
        var meant = fields.Nearest(term.Field);
        var hint = meant is not null ? $"did you mean {meant}?"
            : term.Operator == FilterOperator.Has && term.Field.Contains("http", StringComparison.OrdinalIgnoreCase) ? "to look for an address, put it in quotation marks."
            : $"fields are {string.Join(", ", fields.All.Take(12).Select(f => f.Name))}{(fields.All.Count > 12 ? " and others; see the list under the filter." : ".")}";
        return new(term.FieldPlace, $"'{term.Field}' is no field; {hint}");
    }

    private static FilterCondition Presence(FilterField field, FilterNode.Term term, FilterValue value)
    {
        if (term.Operator > FilterOperator.IsNot) throw new FilterErrorException(value.Place, $"'{value.Text}' cannot be compared. Write {field.Name}:{value.Text}.");
        if (field.Kind is FieldKind.Feature or FieldKind.Flag) throw new FilterErrorException(value.Place, $"{field.Name} is one of {Choices(field)}.");
        var present = new FilterCondition.Present(field);
        return value.Is("any") ? present : new FilterCondition.Not(present);
    }

    private FilterCondition Ordered(FilterField field, FilterNode.Term term, FilterValue value) =>
        field.IsDay ? new DayValue(field, _asOf ?? terms.Today).Read(term.Operator, value) : new NumberValue(field, terms.Currency).Read(term.Operator, value);

    private string Text(FilterField field, FilterNode.Term term, FilterValue value)
    {
        if (term.Operator > FilterOperator.IsNot) throw new FilterErrorException(term.Place, $"{field.Name} has no order: write {field.Name}:{value} or {field.Name}!={value}.");
        if (value.IsRange) throw new FilterErrorException(value.Place, $"{field.Name} has no ranges. If the dots belong to the text, put it in quotation marks.");
        if (value.Text.Trim().Length == 0) throw new FilterErrorException(value.Place, $"Nothing stands between the quotation marks. For those without, write {field.Name}:none.");
        if (field.Kind == FieldKind.Person && value.Is("me")) return terms.Me ?? throw new FilterErrorException(value.Place, "Nobody is signed in here, so 'me' is nobody. Write the mail address.");
        if (field.Choices.Count == 0) return value.Text.Trim();
        return field.Choices.FirstOrDefault(choice => FilterText.IsWord(choice, value.Text.Trim()))
            ?? throw new FilterErrorException(value.Place, $"'{value.Text}' is no {field.Name}; {(Nearness.Nearest(value.Text, field.Choices) is { } meant ? $"did you mean {meant}?" : $"it is {Choices(field)}.")}");
    }

    private static string Choices(FilterField field) => field.Choices switch
    {
        [] => "yes or no",
        [var only] => only,
        _ => $"{string.Join(", ", field.Choices.SkipLast(1))} or {field.Choices[^1]}",
    };
}
