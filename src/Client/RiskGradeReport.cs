namespace Perennial.Client;

/// <summary>How good the model, the scorecard and each who overrode it were.</summary>
/// <param name="Day">The last day that is known.</param>
/// <param name="Knowledge">What past rows are made of.</param>
/// <param name="Grades">By who said it and horizon, each whole first and then its parts.</param>
/// <param name="GreenThatChurned">Accounts with a green score that were gone within 90 days.</param>
/// <param name="RedThatRenewed">Accounts with a red score that renewed.</param>
/// <param name="Said">The grades of the model at 90 days as they were said on earlier days, the latest first.</param>
public sealed record RiskGradeReport(DateOnly Day, string Knowledge, IReadOnlyList<RiskGradeRow> Grades, IReadOnlyList<RiskMissed> GreenThatChurned, IReadOnlyList<RiskMissed> RedThatRenewed, IReadOnlyList<RiskGradeSaid> Said);
