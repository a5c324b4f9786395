using System.Globalization;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>A window as people say it: 12 months.</summary>
public static class WindowWords
{
    public static string Of(Window window)
    {
        var unit = window.Unit switch { 'd' => "day", 'w' => "week", 'm' => "month", 'q' => "quarter", _ => "year" };
        return string.Create(CultureInfo.InvariantCulture, $"{window.Count} {unit}{(window.Count == 1 ? "" : "s")}");
    }
}
