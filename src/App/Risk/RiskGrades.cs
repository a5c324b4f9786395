using Perennial.App.Access;
using Perennial.App.Accounts;

namespace Perennial.App.Risk;

/// <summary>How good the model, the plain scorecard and each who overrode it were: judged on days after those that taught them.</summary>
/// <param name="Capacity">How many accounts the team can look after at a time.</param>
/// <param name="GreenThatChurned">Accounts with a green score that were gone within 90 days, the latest first.</param>
/// <param name="RedThatRenewed">Accounts with a red score that renewed within 90 days, the latest first.</param>
public sealed record RiskGrades(int Capacity, IReadOnlyList<HorizonGrade> Model, IReadOnlyList<HorizonGrade> Scorecard, IReadOnlyList<HorizonGrade> Authors, IReadOnlyList<MissedAccount> GreenThatChurned, IReadOnlyList<MissedAccount> RedThatRenewed)
{
    public static IReadOnlyList<int> Horizons { get; } = [30, 90, 180];

    private IReadOnlyList<Judged> Rows { get; init; } = [];

    public HorizonGrade? ModelAt(int horizon) => Model.FirstOrDefault(grade => grade.Horizon == horizon);

    internal static RiskGrades Of(IReadOnlyList<Judged> rows, IReadOnlyList<MissedAccount> green, IReadOnlyList<MissedAccount> red, int capacity)
    {
        var grades = rows.GroupBy(row => (row.By, row.Horizon)).OrderBy(group => group.Key.By.Kind).ThenBy(group => group.Key.By.Name, StringComparer.Ordinal).ThenBy(group => group.Key.By.Person).ThenBy(group => group.Key.Horizon).Select(group => HorizonGrade.Of([.. group], capacity)).ToList();
        return new(capacity, [.. grades.Where(grade => grade.By.Kind == WhoSaid.Kinds.Model)], [.. grades.Where(grade => grade.By.Kind == WhoSaid.Kinds.Scorecard)], [.. grades.Where(grade => grade.By.Kind == WhoSaid.Kinds.Author)], green, red) { Rows = rows };
    }

    /// <summary>The same over the accounts that somebody sees.</summary>
    public RiskGrades For(Viewer viewer) => viewer.SeesEveryAccount ? this
        : Of([.. Rows.Where(row => viewer.Sees(new AccountId(row.Account)))], Seen(GreenThatChurned, viewer), Seen(RedThatRenewed, viewer), Capacity);

    private static IReadOnlyList<MissedAccount> Seen(IReadOnlyList<MissedAccount> missed, Viewer viewer) => [.. missed.Where(one => viewer.Sees(new AccountId(one.Account))).Select(one => one with { Reasons = RiskWords.Alone(one.Reasons) })];
}
