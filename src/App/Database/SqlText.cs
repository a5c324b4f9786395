using System.Text;

namespace Perennial.App.Database;

/// <summary>A migration's text, statement by statement and without its comments.</summary>
internal static class SqlText
{
    public static IReadOnlyList<string> Statements(string text)
    {
        var statements = new List<string>();
        var one = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!quoted && text[i] == '-' && i + 1 < text.Length && text[i + 1] == '-')
            {
                i = text.IndexOf('\n', i) is >= 0 and var end ? end : text.Length - 1;
                one.Append('\n');
                continue;
            }
            if (text[i] == '\'') quoted = !quoted;
            if (text[i] != ';' || quoted) one.Append(text[i]);
            else Add();
        }
        Add();
        return statements;

        void Add()
        {
            if (one.ToString().Trim() is { Length: > 0 } statement) statements.Add(statement);
            one.Clear();
        }
    }
}
