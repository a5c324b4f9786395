using System.Text;

namespace Perennial.App.Import.Mapping;

/// <summary>Column names as they are compared: <c>Account ID</c>, <c>account-id</c> and <c>accountId</c> are <c>account_id</c>.</summary>
internal static class HeaderName
{
    public static string Folded(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        var trimmed = name.AsSpan().Trim();
        for (var i = 0; i < trimmed.Length; i++)
        {
            var c = trimmed[i];
            if (c is ' ' or '-' or '.' or '_' or '/')
            {
                if (text.Length > 0 && text[^1] != '_') text.Append('_');
                continue;
            }
            if (i > 0 && char.IsUpper(c) && char.IsLower(trimmed[i - 1])) text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString().TrimEnd('_');
    }

    /// <summary>By which a saved mapping is found again.</summary>
    public static string Signature(IEnumerable<string> header) => string.Join('\u001F', header.Select(Folded));
}
