using Perennial.Core.Forecast;
using Perennial.Core.Risk;

namespace Perennial.App.Forecast;

/// <summary>From the risk of churn to the chance of renewal.</summary>
internal static class RenewalChances
{
    /// <param name="dues">Of all accounts.</param>
    /// <param name="day">Of the risk.</param>
    /// <param name="accounts">The risk of each; of others the pooled chance is taken.</param>
    /// <param name="pooled">Of those who were due before; null for none.</param>
    public static IReadOnlyList<ForecastDue> Of(IEnumerable<Due> dues, DateOnly day, IReadOnlyDictionary<long, AccountRisk> accounts, Chance? pooled)
    {
        var all = dues.ToList();
        var first = all.Where(due => due.Contract is not null && due.Kind != DueKind.Late).GroupBy(due => due.Account).ToDictionary(g => g.Key, g => g.Min(due => due.On));
        return [.. all.Select(due => Of(due, day, accounts, pooled, first))];
    }

    private static ForecastDue Of(Due due, DateOnly day, IReadOnlyDictionary<long, AccountRisk> accounts, Chance? pooled, Dictionary<long, DateOnly> first)
    {
        if (due.Kind == DueKind.NoticeGiven) return new(due, Chance.Sure(false), ChanceBasis.Notice, null);
        if (accounts.GetValueOrDefault(due.Account) is { } known) return new(due, Of(due, known, day, first), ChanceBasis.Model, known);
        return pooled is { } one ? new(due, one, ChanceBasis.Pooled, null) : new(due, null, ChanceBasis.None, null);
    }

    /// <summary>The contract in force has its own probability. What comes later is no likelier, and what has no contract is read off the days to come.</summary>
    private static Chance Of(Due due, AccountRisk risk, DateOnly day, Dictionary<long, DateOnly> first)
    {
        var path = RenewalPath.After(risk, due.On.DayNumber - day.DayNumber);
        if (risk.ToRenewal is not { } renewal || due.Contract is null || due.Kind == DueKind.Late) return path;
        var contract = Chance.OfChurn(renewal);
        return first.GetValueOrDefault(due.Account) == due.On || contract.P < path.P ? contract : path;
    }
}
