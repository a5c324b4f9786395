using System.Globalization;
using Perennial.App.Shell;
using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>A grade as people read it.</summary>
internal static class GradeWords
{
    public const string NotYet = "Not judged yet: no month that is over lies far enough behind the months that teach.";

    /// <summary>In one line, such as stands beside a score.</summary>
    public static string Line(HorizonGrade? of) => of is null ? NotYet
        : !of.Grade.CanJudge ? $"Too few churns to judge: {Count(of.Grade.Churns)} of {Format.Count(of.Grade.N)} judged."
        : $"AUC {Number(of.Grade.Auc)}, Brier skill {Number(of.Grade.BrierSkill)}, calibration slope {Number(of.Grade.Calibration?.Slope)}; {Count(of.Grade.Churns)} of {Format.Count(of.Grade.N)} judged.";

    /// <summary>What a grade means, said plainly.</summary>
    public static string Verdict(Grade grade, string said = "these probabilities") => !grade.CanJudge ? "There are too few churns to judge."
        : grade.BrierSkill < 0.01 || grade.Auc < 0.55 ? $"Next to nothing can be predicted: the base rate does as well. Do not steer by {said}."
        : grade.Calibration is { Slope: < 0.7 } ? "It puts accounts in the right order, and its probabilities are too sure of themselves."
        : grade.BrierSkill < 0.05 ? "It tells a little more than the base rate."
        : "It tells who churns better than the base rate.";

    /// <summary>Its numbers as sentences that need no course in statistics.</summary>
    public static IEnumerable<string> Meaning(Grade grade)
    {
        yield return $"{Format.Count(grade.N)} accounts were judged, and {Format.Count(grade.Churns)} of them churned.";
        if (!grade.CanJudge)
        {
            yield return $"With fewer than {Grade.FewestChurns} churns, good and bad look alike: take what it says as an opinion, not as a measure.";
            yield break;
        }
        yield return $"Order: of one who churned and one who stayed, it had the right one as the riskier {Percent(grade.Auc)} of the time (AUC {Number(grade.Auc)}). A coin has 50%.";
        if (double.IsFinite(grade.Precision)) yield return $"Attention: of the {Format.Count(grade.Capacity)} that it ranked riskiest at a time, {Share(grade.Precision)} churned{(double.IsFinite(grade.Lift) ? $", {Number(grade.Lift)} times the share of all" : "")}.";
        yield return grade.BrierSkill >= 0.01 ? $"Size: its probabilities lie {Share(grade.BrierSkill)} closer to what happened than saying the average of everybody (Brier skill {Number(grade.BrierSkill)})." : $"Size: saying the average of everybody comes as close to what happened (Brier skill {Number(grade.BrierSkill)}).";
        if (grade.Calibration is { } calibration && double.IsFinite(calibration.Slope)) yield return calibration.Slope < 0.7 ? $"Trust: high ones are too high and low ones too low (slope {Number(calibration.Slope)}; 1 is right)." : calibration.Slope > 1.4 ? $"Trust: it holds back; differences are larger than it says (slope {Number(calibration.Slope)}; 1 is right)." : $"Trust: what it calls one in ten happens about one time in ten (slope {Number(calibration.Slope)}; 1 is right).";
    }

    private static string Percent(double share) => Format.Percent((decimal)Math.Clamp(share, 0, 1), 0);

    public static string Number(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '\u2212') : "–";

    public static string Share(double value) => double.IsFinite(value) ? Format.Percent((decimal)Math.Clamp(value, 0, 1), value < 0.0995 ? 1 : 0) : "–";

    public static string Bounds(Probability p) => $"{Share(p.Low)} to {Share(p.High)}";

    /// <summary>How much likelier the odds are made, such as ×1.8.</summary>
    public static string Times(double logOdds) => "×" + Math.Exp(logOdds).ToString(Math.Abs(logOdds) < 2.3 ? "0.00" : "0.#", CultureInfo.InvariantCulture);

    private static string Count(int churns) => $"{Format.Count(churns)} {(churns == 1 ? "churn" : "churns")}";
}
