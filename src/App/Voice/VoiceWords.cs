using System.Text;
using Perennial.App.Shell;
using Perennial.Core.Revenue;

namespace Perennial.App.Voice;

/// <summary>Moments of answers and tickets as people read them.</summary>
internal static class VoiceWords
{
    public static string Day(string canonical) => Format.Day(DayOrInstant.Parse(Encoding.UTF8.GetBytes(canonical)).In(NodaTime.DateTimeZone.Utc));

    public static string Minutes(decimal minutes) => Revenue.FigureWords.Show(Core.MetricCatalog.Find("first-response")!, minutes, "");
}
