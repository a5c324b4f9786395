using System.Globalization;
using Perennial.Client;

namespace Perennial.Cli.Risk;

/// <summary>Risk as a terminal shows it.</summary>
internal static class RiskCells
{
    public static string Share(decimal? share) => share?.ToString("0.0 %", CultureInfo.InvariantCulture) ?? "-";

    public static string Bounds(RiskProbability? p) => p is null ? "-" : $"{Share(p.Low)} to {Share(p.High)}";

    public static string Number(double? value, string format = "0.00") => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";

    /// <summary>Why there is no probability, and what can be said all the same.</summary>
    public static string Refusal(string refusal, MetricInterval? pooled) =>
        pooled is null ? $"No probability is given. {refusal}" : $"No probability is given. {refusal} All that can be said is the share of account-months that ended in churn: {Share(pooled.Low)} to {Share(pooled.High)}.";

    public static string Grade(RiskGradeRow? grade) => grade is null ? "Not judged yet."
        : grade.Verdict is { } verdict ? $"Grade at {grade.Horizon} days: {verdict} ({grade.Churns} of {grade.N})."
        : $"Grade at {grade.Horizon} days: AUC {Number(grade.Auc)}, Brier skill {Number(grade.BrierSkill)}, calibration slope {Number(grade.Slope)}; {grade.Churns} of {grade.N} judged churned.";
}
