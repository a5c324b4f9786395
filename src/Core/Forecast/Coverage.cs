using Perennial.Core.Statistics;

namespace Perennial.Core.Forecast;

/// <summary>How often what was renewed in the end lay between P10 and P90, which should be four times in five.</summary>
/// <param name="Months">That are over and had something due.</param>
/// <param name="Inside">Of them.</param>
public sealed record Coverage(int Months, int Inside)
{
    public const decimal Wanted = 0.8m;
    private const int FewestMonths = 6;

    public static Coverage Of(IReadOnlyList<(ForecastRange Said, decimal Came)> months) => new(months.Count, months.Count(m => m.Said.Covers(m.Came)));

    /// <summary>Wilson's; null where too few months are over.</summary>
    public Interval? Share => Months < FewestMonths ? null : Wilson.Of(Inside, Months);

    public string Words => Share is not { } share
        ? Months == 0 ? "No forecast month is over yet: too few to say how often the interval holds." : $"Too few to say: {Inside} of {Months} {(Months == 1 ? "month" : "months")} lay between P10 and P90, and {FewestMonths} are needed."
        : $"{Inside} of {Months} months lay between P10 and P90, which should be about {Math.Round(Wanted * Months)}: {Verdict(share)}";

    private static string Verdict(Interval share) =>
        share.High < Wanted ? "the intervals were too narrow." : share.Low > Wanted ? "the intervals were wider than they needed to be." : "nothing speaks against them.";
}
