using Perennial.Core.Forecast;
using Perennial.Core.Risk;

namespace Perennial.App.Forecast;

/// <summary>From the risk of churn to the chance of renewal.</summary>
internal static class RenewalChances
{
    private const double DaysOfMonth = 365.25 / 12;

    /// <param name="dues">Of all accounts.</param>
    /// <param name="day">Of the risk.</param>
    /// <param name="accounts">The risk of each; of others the pooled chance is taken.</param>
    /// <param name="pooled">Of those who were due before; null for none.</param>
    /// <param name="late">What became of those that were late before; null where nothing is known of them.</param>
    /// <param name="paid">Account-months that were paid, and how many of them ended in churn.</param>
    public static IReadOnlyList<ForecastDue> Of(IEnumerable<Due> dues, DateOnly day, IReadOnlyDictionary<long, AccountRisk> accounts, Chance? pooled, LateChances? late = null, (int Months, int Churns) paid = default)
    {
        var all = dues.ToList();
        var first = all.Where(due => due.Contract is not null && due.Kind != DueKind.Late).GroupBy(due => due.Account).ToDictionary(g => g.Key, g => g.Min(due => due.On));
        return [.. all.Select(due => Of(due, day, accounts, pooled, late, paid, first))];
    }

    private static ForecastDue Of(Due due, DateOnly day, IReadOnlyDictionary<long, AccountRisk> accounts, Chance? pooled, LateChances? late, (int Months, int Churns) paid, Dictionary<long, DateOnly> first)
    {
        if (due.Kind == DueKind.NoticeGiven) return new(due, Chance.Sure(false), ChanceBasis.Notice, null);
        if (due.Kind == DueKind.Late && late?.Of(due.On, day) is { } before) return new(due, before, ChanceBasis.PooledLate, null);
        if (accounts.GetValueOrDefault(due.Account) is { } known) return new(due, Of(due, known, day, first).Open, ChanceBasis.Model, known);
        if (due.Kind == DueKind.Anniversary && pooled is not null && Chance.Pooled(paid.Months - paid.Churns, paid.Months) is { } monthly) return new(due, monthly.Over((due.On.DayNumber - day.DayNumber) / DaysOfMonth), ChanceBasis.PooledMonths, null);
        return pooled is { } one ? new(due, one, ChanceBasis.Pooled, null) : new(due, null, ChanceBasis.None, null);
    }

    /// <summary>
    /// The contract in force has its own probability. What comes later is no likelier, and what has no contract is read off the days to come.
    /// What is late has still to be paid when it is judged, as what nobody has signed is not renewed.
    /// </summary>
    private static Chance Of(Due due, AccountRisk risk, DateOnly day, Dictionary<long, DateOnly> first)
    {
        var until = due.Kind == DueKind.Late ? DueBook.JudgedOn(due.Line(null), day) : due.On;
        var path = RenewalPath.After(risk, until.DayNumber - day.DayNumber);
        if (risk.ToRenewal is not { } renewal || due.Contract is null || due.Kind == DueKind.Late) return path;
        var contract = Chance.OfChurn(renewal);
        return first.GetValueOrDefault(due.Account) == due.On || contract.P < path.P ? contract : path;
    }
}
