namespace Perennial.Core.Filters;

/// <summary>What could be written at a place of a filter that is being typed.</summary>
/// <param name="Field">The field whose value is asked for; null when a field's name is.</param>
/// <param name="Written">What stands there already, up to the place.</param>
/// <param name="From">Where what is chosen goes, from 0.</param>
/// <param name="Length">How much of the text it replaces.</param>
public sealed record CompletionPlace(string? Field, string Written, int From, int Length)
{
    /// <summary>Reads a text that need not be a filter yet.</summary>
    public static CompletionPlace At(string text, int at)
    {
        at = Math.Clamp(at, 0, text.Length);
        var i = 0;
        while (i < text.Length)
        {
            if (char.IsWhiteSpace(text[i]) || text[i] is '(' or ')' || (text[i] == '-' && (i == 0 || IsBreak(text[i - 1]))))
            {
                i++;
                if (at < i) break;
                continue;
            }
            var start = i;
            if (text[i] == '"')
            {
                i = EndOfQuotes(text, i);
                if (at > start && at < i) return new(null, text[start..at], start, i - start);
                continue;
            }
            while (i < text.Length && !IsBreak(text[i]) && text[i] != '"' && !FilterText.Operators.Contains(text[i])) i++;
            if (at >= start && at <= i) return new(null, text[start..at], start, i - start);
            if (i >= text.Length || !FilterText.Operators.Contains(text[i])) continue;
            if (Value(text, text[start..i], ref i, at) is { } value) return value;
        }
        return new(null, "", at, 0);
    }

    private static CompletionPlace? Value(string text, string field, ref int i, int at)
    {
        while (i < text.Length && FilterText.Operators.Contains(text[i])) i++;
        while (true)
        {
            var start = i;
            if (i < text.Length && text[i] == '"') i = EndOfQuotes(text, i);
            else while (i < text.Length && FilterText.IsInValue(text[i])) i++;
            if (at >= start && at <= i) return new(field, text[start..at].TrimStart('"'), start, i - start);
            if (i >= text.Length || text[i] != ',') return null;
            i++;
        }
    }

    private static int EndOfQuotes(string text, int i)
    {
        for (i++; i < text.Length && text[i] != '"'; i++)
            if (text[i] == '\\') i++;
        return Math.Min(i + 1, text.Length);
    }

    private static bool IsBreak(char c) => char.IsWhiteSpace(c) || c is '(' or ')';
}
