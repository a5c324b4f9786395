using System.Globalization;

namespace Perennial.Core.Voice;

/// <summary>What was asked and on which scale. The same question on another scale is another instrument: their answers are never put together.</summary>
/// <param name="Name">In small letters: <c>nps</c>, <c>csat</c>, <c>ces-2</c>, <c>ces-1</c>, or any other.</param>
/// <param name="LeastE4">The scale's lower end in ten-thousandths.</param>
/// <param name="MostE4">Its upper end.</param>
public readonly record struct Instrument(string Name, int LeastE4, int MostE4)
{
    public const int E4 = 10_000;

    /// <summary>Likelihood to recommend, 0 to 10: Reichheld, "The One Number You Need to Grow", HBR (2003).</summary>
    public static Instrument Nps { get; } = new("nps", 0, 10 * E4);

    /// <summary>Satisfaction, 1 to 5.</summary>
    public static Instrument Csat { get; } = new("csat", E4, 5 * E4);

    /// <summary>"The company made it easy for me", 1 to 7, high is good: Dixon, Toman and DeLisi, "The Effortless Experience" (2013).</summary>
    public static Instrument Ces2 { get; } = new("ces-2", E4, 7 * E4);

    /// <summary>"How much effort did you personally have to put forth", 1 to 5, low is good: Dixon, Freeman and Toman, HBR (2010).</summary>
    public static Instrument Ces1 { get; } = new("ces-1", E4, 5 * E4);

    /// <summary>Metrics are taken of it.</summary>
    public bool IsKnown => this == Nps || this == Csat || this == Ces2 || this == Ces1;

    /// <summary>A low score is a good one.</summary>
    public bool LowIsGood => Name == Ces1.Name;

    public decimal Least => LeastE4 / (decimal)E4;

    public decimal Most => MostE4 / (decimal)E4;

    /// <summary>The name by which an instrument is known, from how people write it and the scale it was asked on; any other name in small letters.</summary>
    public static string NameOf(string said, decimal least, decimal most)
    {
        var word = string.Join('-', said.Trim().ToLowerInvariant().Split([' ', '_', '-'], StringSplitOptions.RemoveEmptyEntries));
        return word switch
        {
            "nps" or "net-promoter" or "net-promoter-score" => Nps.Name,
            "csat" or "customer-satisfaction" or "satisfaction" => Csat.Name,
            "ces-2" or "ces2" or "ces-2.0" or "ces2.0" => Ces2.Name,
            "ces-1" or "ces1" or "ces-1.0" or "ces1.0" => Ces1.Name,
            "ces" or "customer-effort" or "customer-effort-score" => (least, most) switch { (1, 7) => Ces2.Name, (1, 5) => Ces1.Name, _ => "ces" },
            _ => word,
        };
    }

    /// <summary>As people call it: NPS, CES 2.0.</summary>
    public string Title => Name switch { "nps" => "NPS", "csat" => "CSAT", "ces-2" => "CES 2.0", "ces-1" => "CES 1.0", "ces" => "CES", _ => Name };

    /// <summary>Where a score lies on the scale, from 0 for the worst to 100 for the best.</summary>
    public decimal PointsOf(int scoreE4) => MostE4 == LeastE4 ? 0 : 100m * (LowIsGood ? MostE4 - scoreE4 : scoreE4 - LeastE4) / (MostE4 - LeastE4);

    /// <summary>A good answer: 9 and 10 of NPS, 4 and 5 of CSAT, 5 to 7 of CES 2.0, 1 and 2 of CES 1.0.</summary>
    public bool IsGood(int scoreE4) => Name switch
    {
        "nps" => scoreE4 >= 9 * E4,
        "csat" => scoreE4 >= 4 * E4,
        "ces-2" => scoreE4 >= 5 * E4,
        "ces-1" => scoreE4 <= 2 * E4,
        _ => PointsOf(scoreE4) >= 75,
    };

    /// <summary>A bad one: 0 to 6 of NPS, 1 and 2 of CSAT, 1 to 3 of CES 2.0, 4 and 5 of CES 1.0.</summary>
    public bool IsBad(int scoreE4) => Name switch
    {
        "nps" => scoreE4 <= 6 * E4,
        "csat" => scoreE4 <= 2 * E4,
        "ces-2" => scoreE4 <= 3 * E4,
        "ces-1" => scoreE4 >= 4 * E4,
        _ => PointsOf(scoreE4) < 50,
    };

    /// <summary>NPS from 0 to 10.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Title} from {Least:0.####} to {Most:0.####}");
}
