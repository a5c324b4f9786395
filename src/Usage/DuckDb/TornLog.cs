using System.Globalization;
using System.Text.RegularExpressions;

namespace Perennial.Usage.DuckDb;

/// <summary>
/// A power cut may leave DuckDB's log longer than what was waited for, with zeros at its end; DuckDB then refuses the file as damaged. What lies behind the last whole entry
/// was never waited for: it is cut off, a copy of the log stays beside it, and the spool brings the rest again.
/// </summary>
internal static partial class TornLog
{
    /// <summary>Length and checksum of an entry, which stand before the place that DuckDB names.</summary>
    private const int Head = 16;

    /// <summary>What the log's copy is called behind the database's name.</summary>
    public const string Copy = ".wal.torn";

    /// <summary>Cuts the log where DuckDB says that it does not understand it.</summary>
    /// <param name="path">Of the database.</param>
    /// <param name="refusal">What DuckDB said.</param>
    /// <returns>False when that is not what is wrong.</returns>
    public static bool Cut(string path, string refusal)
    {
        var log = path + ".wal";
        if (!Place().Match(refusal).Groups["at"].Value.TryNumber(out var at) || at < Head || !File.Exists(log) || new FileInfo(log).Length <= at) return false;
        File.Copy(log, path + Copy, overwrite: true);
        using var file = File.Open(log, FileMode.Open, FileAccess.ReadWrite);
        file.SetLength(at - Head);
        Spooling.Disk.Flush(file);
        return true;
    }

    private static bool TryNumber(this string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex("Corrupt WAL file: entry at byte position (?<at>[0-9]+) ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
