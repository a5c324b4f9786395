using System.Text;

namespace Perennial.App.Database;

/// <summary>Text as it is searched and sorted: compatibility-composed, lower-case, compared byte by byte on every database.</summary>
public static class FoldedKey
{
    public static string Of(string text) => text.Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
