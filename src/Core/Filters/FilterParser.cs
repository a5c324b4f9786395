using System.Text;

namespace Perennial.Core.Filters;

/// <summary>Reads a filter's text into a tree, or says in which column it cannot be read. Grammar: docs/filters.md.</summary>
public sealed class FilterParser
{
    private const int Deepest = 50;
    private const int MostValues = 500;
    private const int MostTerms = 200;
    private readonly string _text;
    private int _at;
    private int _depth;
    private int _terms;

    private FilterParser(string text) => _text = text;

    /// <summary>Exactly one of the two is there.</summary>
    public static (FilterNode? Tree, FilterError? Error) Read(string text)
    {
        try
        {
            return (new FilterParser(text).Whole(), null);
        }
        catch (FilterErrorException wrong)
        {
            return (null, wrong.Error);
        }
    }

    private FilterNode Whole()
    {
        if (_text.Length > FilterText.Longest) throw Wrong(FilterText.Longest, 1, $"A filter has at most {FilterText.Longest} characters; this one has {_text.Length}.");
        RefuseUnreadable();
        Space();
        if (IsEnd) return new FilterNode.All([], new(1, 0));
        var tree = Choice();
        if (!IsEnd) throw Wrong(_at, 1, "This parenthesis closes nothing. Take it out, or put its other half in front.");
        return tree;
    }

    private FilterNode Choice()
    {
        var start = _at;
        List<FilterNode> parts = [Sequence()];
        while (Keyword("or") is { } word)
        {
            Space();
            if (IsEnd || _text[_at] == ')') throw Wrong(word, 2, "Something must follow 'or'. To look for the word itself, put it in quotation marks.");
            parts.Add(Sequence());
        }
        return parts is [var only] ? only : new FilterNode.Any(parts, Since(start));
    }

    private FilterNode Sequence()
    {
        var start = _at;
        var parts = new List<FilterNode>();
        for (Space(); !IsEnd && _text[_at] != ')' && !IsNext("or"); Space())
        {
            if (Keyword("and") is { } and)
            {
                Space();
                if (parts.Count == 0 || IsEnd || _text[_at] == ')' || IsNext("or") || IsNext("and")) throw Wrong(and, 3, "'and' stands between two parts. It may be left out: a space says the same.");
            }
            parts.Add(Unary());
        }
        if (parts.Count == 0 && _depth == 0 && !IsEnd && _text[_at] == ')') throw Wrong(_at, 1, "This parenthesis closes nothing. Take it out, or put its other half in front.");
        if (parts.Count == 0) throw Wrong(Math.Min(start, _text.Length - 1), 1, IsEnd || _text[_at] == ')' ? "Something must stand here, such as segment:smb." : "Something must stand before 'or'. To look for the word itself, put it in quotation marks.");
        return parts is [var only] ? only : new FilterNode.All(parts, Since(start));
    }

    private FilterNode Unary()
    {
        var start = _at;
        var isMinus = _text[_at] == '-';
        if (isMinus) _at++;
        else if (Keyword("not") is null) return Primary();
        if (!isMinus) Space();
        if (IsEnd || char.IsWhiteSpace(_text[_at]) || _text[_at] == ')')
            throw Wrong(start, isMinus ? 1 : 3, isMinus ? "A minus stands right before what is left out: -tag:pilot." : "Something must follow 'not'. To look for the word itself, put it in quotation marks.");
        Enter(start);
        var part = Unary();
        _depth--;
        return new FilterNode.Not(part, Since(start));
    }

    private FilterNode Primary()
    {
        if (++_terms > MostTerms) throw Wrong(_at, 1, $"A filter has at most {MostTerms} parts.");
        return _text[_at] switch
        {
            '(' => Group(),
            '"' => Phrase(),
            _ => WordOrTerm(),
        };
    }

    private FilterNode Group()
    {
        var start = _at++;
        Enter(start);
        Space();
        if (!IsEnd && _text[_at] == ')') throw Wrong(start, _at - start + 1, "Nothing stands between these parentheses.");
        if (IsEnd) throw Wrong(start, 1, "This parenthesis is not closed.");
        var inside = Choice();
        if (IsEnd) throw Wrong(start, 1, "This parenthesis is not closed.");
        _at++;
        _depth--;
        return inside;
    }

    private FilterNode.Phrase Phrase()
    {
        var start = _at;
        var text = Quoted();
        return new(text, Since(start));
    }

    private FilterNode WordOrTerm()
    {
        var start = _at;
        while (!IsEnd && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not ('(' or ')' or '"') && !FilterText.Operators.Contains(_text[_at])) _at++;
        var word = _text[start.._at];
        if (IsEnd || !FilterText.Operators.Contains(_text[_at])) return new FilterNode.Phrase(word, Since(start));
        var sign = Sign(start, word);
        return new FilterNode.Term(word, sign, Values(start, sign), Since(start));
    }

    private FilterOperator Sign(int start, string word)
    {
        var at = _at;
        var isEqual = _at + 1 < _text.Length && _text[_at + 1] == '=';
        var sign = (_text[_at], isEqual) switch
        {
            (':', _) => FilterOperator.Has,
            ('=', _) => FilterOperator.Is,
            ('<', true) => FilterOperator.AtMost,
            ('<', _) => FilterOperator.Below,
            ('>', true) => FilterOperator.AtLeast,
            ('>', _) => FilterOperator.Above,
            ('!', true) => FilterOperator.IsNot,
            _ => throw Wrong(at, 1, "'!' stands before '=' only: segment!=smb. To leave something out, write a minus before it."),
        };
        _at += FilterText.Of(sign).Length;
        if (word.Length == 0) throw Wrong(start, _at - start, $"A field must stand before '{FilterText.Of(sign)}', such as segment{FilterText.Of(sign)}smb.");
        return sign;
    }

    private List<FilterValue> Values(int start, FilterOperator sign)
    {
        List<FilterValue> values = [Value(start)];
        while (!IsEnd && _text[_at] == ',')
        {
            if (sign > FilterOperator.IsNot) throw Wrong(_at, 1, $"Only one value can follow '{FilterText.Of(sign)}'. A list goes with ':', as in segment:smb,enterprise.");
            if (values.Count == MostValues) throw Wrong(_at, 1, $"A list has at most {MostValues} values.");
            _at++;
            values.Add(Value(start));
        }
        return values;
    }

    private FilterValue Value(int start)
    {
        var from = _at;
        if (!IsEnd && _text[_at] == '"')
        {
            var quoted = Quoted();
            return new FilterValue(quoted, Since(from)) { IsQuoted = true };
        }
        while (!IsEnd && FilterText.IsInValue(_text[_at])) _at++;
        if (_at == from) throw Wrong(start, from - start, $"A value must follow '{_text[start..from]}' at once. Write 'none' for those without one.");
        var text = _text[from.._at];
        if (text.IndexOf("..", StringComparison.Ordinal) is not (>= 0 and var dots)) return new(text, Since(from));
        var (low, high) = (text[..dots], text[(dots + 2)..]);
        if (low.Length + high.Length == 0) throw Wrong(from, 2, "A range has at least one end: 10..20, 10.. or ..20.");
        return new(low, Since(from)) { Until = high };
    }

    private string Quoted()
    {
        var start = _at++;
        var text = new StringBuilder();
        for (; !IsEnd && _text[_at] != '"'; _at++)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length && _text[_at + 1] is '"' or '\\') _at++;
            text.Append(_text[_at]);
        }
        if (IsEnd) throw Wrong(start, _text.Length - start, "These quotation marks are not closed.");
        _at++;
        return text.ToString();
    }

    private void Enter(int start)
    {
        if (++_depth > Deepest) throw Wrong(start, 1, $"Parts can lie at most {Deepest} deep in one another.");
    }

    private bool IsEnd => _at >= _text.Length;

    private void Space()
    {
        while (!IsEnd && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private bool IsNext(string word) =>
        string.Compare(_text, _at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (_at + word.Length >= _text.Length || char.IsWhiteSpace(_text[_at + word.Length]) || _text[_at + word.Length] is '(' or ')' or '"');

    /// <summary>Where the word stood, if it was next.</summary>
    private int? Keyword(string word)
    {
        if (!IsNext(word)) return null;
        _at += word.Length;
        return _at - word.Length;
    }

    private void RefuseUnreadable()
    {
        for (var i = 0; i < _text.Length; i++)
        {
            if (char.IsControl(_text[i]) && !char.IsWhiteSpace(_text[i])) throw Wrong(i, 1, "This character cannot be read. Type the filter again without it.");
            if (char.IsHighSurrogate(_text[i]) && i + 1 < _text.Length && char.IsLowSurrogate(_text[i + 1])) i++;
            else if (char.IsSurrogate(_text[i])) throw Wrong(i, 1, "This is half of a character. Type the filter again without it.");
        }
    }

    private FilterPlace Since(int start)
    {
        var end = _at;
        while (end > start && char.IsWhiteSpace(_text[end - 1])) end--;
        return new(start + 1, end - start);
    }

    private static FilterErrorException Wrong(int at, int length, string message) => new(new FilterPlace(at + 1, length), message);
}
