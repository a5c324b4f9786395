using Perennial.App.Shell;

namespace Perennial.App.Import.Pages;

/// <summary>Sizes and times of a file as people read them.</summary>
internal static class SizeWords
{
    public static string Of(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} bytes",
        < 1_000_000 => $"{Format.Count(Math.Round(bytes / 1000m))} kB",
        < 1_000_000_000 => $"{Format.Count(Math.Round(bytes / 1_000_000m, 1))} MB",
        _ => $"{Format.Count(Math.Round(bytes / 1_000_000_000m, 2))} GB",
    };

    public static string Time(long seconds) => seconds < 90 ? $"{seconds} s" : $"{(seconds + 30) / 60} min";
}
