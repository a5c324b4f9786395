namespace Perennial.App.Import.Files;

/// <summary>File names as others give them.</summary>
internal static class FileNames
{
    /// <summary>The last part, without controls, of a length that can be shown.</summary>
    public static string Clean(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var shown = new string([.. last.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]).Trim();
        return shown.Length == 0 ? "file.csv" : shown[..Math.Min(shown.Length, 200)];
    }
}
