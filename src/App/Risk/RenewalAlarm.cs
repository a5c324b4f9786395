using System.Globalization;
using Perennial.Core.Risk;
using Perennial.Core.Revenue;

namespace Perennial.App.Risk;

/// <summary>
/// Finds out whether the ends of contracts were written when customers left: some systems close a contract by moving its end to the day of the churn. A renewal that falls due would then tell who leaves.
/// It shows in terms of a length that nobody who stayed has.
/// </summary>
internal static class RenewalAlarm
{
    private const string ContractMonths = "contract-months";
    private const int Near = 3;
    private const double Rare = 0.01, Most = 0.5;

    /// <returns>Of the columns that ends of contracts tell; none where they look as they should.</returns>
    public static IReadOnlyList<Leak> Of(RiskPanel panel, Timeline timeline)
    {
        var usual = panel.Today.Where(row => panel.Terms[row] > 0).GroupBy(row => panel.Terms[row]).ToDictionary(term => term.Key, term => term.Count());
        var (stayed, ended, odd) = (usual.Values.Sum(), 0, 0);
        for (var row = 0; row < panel.Panel.Rows; row++)
        {
            if (panel.Panel.Labels[row] != 1 || panel.Renewals[row] is not { } end || timeline.ChurnAfter(timeline.OrdinalOf(panel.Accounts[row]), panel.Panel.Times[row]) is not { } gone || Math.Abs(end.DayNumber - gone.DayNumber) > Near) continue;
            ended++;
            if (usual.GetValueOrDefault(panel.Terms[row]) < Rare * stayed) odd++;
        }
        if (stayed < Grade.FewestChurns || odd < Grade.FewestChurns || odd < Most * ended) return [];
        var reason = string.Create(CultureInfo.InvariantCulture, $"of {ended} contracts that ended with their customer, {odd} ran for a time that hardly any customer of today agreed to: their ends seem to have been written when the customer left");
        return [.. new[] { RiskPanel.Due, ContractMonths }.Select(column => new Leak(column, LeakKind.TellsOutcome, reason))];
    }
}
