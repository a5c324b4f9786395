using Perennial.App.Shell;

namespace Perennial.App.Revenue;

/// <summary>What <see cref="RevenueQuestions"/> reads from a query string, told to the API's document.</summary>
internal static class QuestionParameters
{
    private static readonly QueryParameter[] Slice =
    [
        new("filter", "Only accounts that fit this filter as they are now, or on its own day: arr>=20k tag:pilot."),
        new("segment", "Only accounts of this segment."),
        new("owner", "Only accounts of the owner with this mail address."),
        new("billedIn", "Only accounts billed in this currency."),
        new("asKnown", "Only facts recorded by the end of this day.") { Format = "date" },
        new("option", "An option for this call alone, as NAME=VALUE; as often as needed.") { Repeats = true },
    ];

    private static readonly QueryParameter[] Series =
    [
        new("from", "First day of the first period.") { Format = "date" },
        new("to", "The day after the last period.") { Format = "date" },
        new("grain", "day, week, month, quarter or year; month if not said."),
    ];

    private static readonly QueryParameter Closing = new("at", "The closing day; today, or the end of the data, if not said.") { Format = "date" };

    public static object[] OfPoint { get; } = [Closing, .. Slice];
    public static object[] OfSeries { get; } = [.. Series, .. Slice];
    public static object[] OfFigure { get; } = [Closing, new QueryParameter("window", "How far one figure looks back, such as 12m, 1q or 30d; each metric has its own if not said."), .. Series, .. Slice];
}
