using System.Globalization;
using Perennial.App.Shell;
using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>A grade as people read it.</summary>
internal static class GradeWords
{
    /// <summary>In one line, such as stands beside a score.</summary>
    public static string Line(HorizonGrade? of) => of is null ? "Not judged yet: no month that is over lies far enough behind the months that teach."
        : !of.Grade.CanJudge ? $"Too few churns to judge: {Count(of.Grade.Churns)} of {Format.Count(of.Grade.N)} judged."
        : $"AUC {Number(of.Grade.Auc)}, Brier skill {Number(of.Grade.BrierSkill)}, calibration slope {Number(of.Grade.Calibration?.Slope)}; {Count(of.Grade.Churns)} of {Format.Count(of.Grade.N)} judged.";

    /// <summary>What a grade means, said plainly.</summary>
    public static string Verdict(Grade grade) => !grade.CanJudge ? "There are too few churns to judge."
        : grade.BrierSkill < 0.01 || grade.Auc < 0.55 ? "Next to nothing can be predicted: the base rate does as well. Do not steer by these probabilities."
        : grade.Calibration is { Slope: < 0.7 } ? "It puts accounts in the right order, and its probabilities are too sure of themselves."
        : grade.BrierSkill < 0.05 ? "It tells a little more than the base rate."
        : "It tells who churns better than the base rate.";

    public static string Number(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '\u2212') : "–";

    public static string Share(double value) => double.IsFinite(value) ? Format.Percent((decimal)Math.Clamp(value, 0, 1), value < 0.0995 ? 1 : 0) : "–";

    public static string Bounds(Probability p) => $"{Share(p.Low)} to {Share(p.High)}";

    /// <summary>How much likelier the odds are made, such as ×1.8.</summary>
    public static string Times(double logOdds) => "×" + Math.Exp(logOdds).ToString(Math.Abs(logOdds) < 2.3 ? "0.00" : "0.#", CultureInfo.InvariantCulture);

    private static string Count(int churns) => $"{Format.Count(churns)} {(churns == 1 ? "churn" : "churns")}";
}
