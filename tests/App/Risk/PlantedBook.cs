using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Demo;
using Perennial.App.Risk;
using Perennial.Client;
using Perennial.Core.Risk;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Risk;

/// <summary>
/// A book of customers whose hazard of churn was planted: contracts of a year, answers every quarter and tickets, month by month for two and a half years. In each month somebody leaves by a probability
/// that follows from what was known at its beginning. Segments were said at the first, other fields when all was over.
/// </summary>
internal sealed class PlantedBook
{
    public static readonly DateOnly First = new(2023, 7, 31);
    private const int Months = 29;
    private readonly StringBuilder _lines = new("account_id,subscription_id,line_id,kind,quantity,unit_price,currency,interval,start,end\n"), _contracts = new("contract_id,account_id,start,end,auto_renews\n");
    private readonly StringBuilder _answers = new("account_id,instrument,scale_min,scale_max,score,answered_at\n"), _tickets = new("ticket_id,account_id,opened_at,closed_at\n"), _segments = new("account_id,name,segment\n"), _accounts = new("account_id,churn_flag,exit_note,industry\n");

    /// <summary>Planted hazards of the months that begin with a day, by account.</summary>
    public Dictionary<DateOnly, List<(string Account, double Hazard)>> Truth { get; } = [];

    /// <summary>When those left who did.</summary>
    public Dictionary<string, DateOnly> Left { get; } = [];

    public int Churns => Left.Count;

    /// <param name="seed">Of the dice.</param>
    /// <param name="accounts">How many.</param>
    /// <param name="most">No more churn than these.</param>
    public PlantedBook(ulong seed, int accounts, int most = int.MaxValue)
    {
        for (var i = 0; i < accounts; i++) Live(new(seed * 1000 + (ulong)i), string.Create(CultureInfo.InvariantCulture, $"P-{i:0000}"), most);
    }

    public async Task BringAsync(PerennialHost host, PerennialClient client)
    {
        var now = host.Clock.GetUtcNow();
        host.Clock.Set(new(First.ToDateTime(default), TimeSpan.Zero));
        await client.Bring("accounts", _segments.ToString());
        host.Clock.Set(now);
        foreach (var (kind, csv) in new[] { ("accounts", _accounts), ("subscription-lines", _lines), ("contracts", _contracts), ("survey-responses", _answers), ("tickets", _tickets) })
        {
            var import = await client.Bring(kind, csv.ToString());
            import.Counts.Refused.ShouldBe(0, kind);
        }
        await host.Services.GetRequiredService<WorkspaceRisk>().FreshAsync(TestContext.Current.CancellationToken);
    }

    private void Live(Dice dice, string id, int most)
    {
        var (start, small, mood) = (First.AddMonths(dice.Between(0, 8)).AddDays(1 - 31 + dice.Between(0, 20)), dice.Chance(0.5), dice.Between(3, 9));
        DateOnly? left = null;
        var nps = mood;
        for (var month = 0; month < Months && left is null; month++)
        {
            var (end, next) = (EndOf(month), EndOf(month + 1));
            var open = dice.Chance(0.35) ? dice.Between(1, 3) : 0;
            if (end < start) continue;
            if (month % 3 == 0 || end < start.AddMonths(1))
            {
                nps = Math.Clamp(mood + dice.Between(-2, 2), 0, 10);
                Row(_answers, id, "nps", 0, 10, nps, Iso(end.AddDays(-2)));
            }
            for (var t = 0; t < open; t++) Row(_tickets, $"{id}-{month}-{t}", id, Iso(end.AddDays(-4)), Iso(end.AddDays(10)));
            var renews = start.AddYears(1);
            while (renews <= end) renews = renews.AddYears(1);
            var hazard = HazardModel.Sigmoid(-4 + 0.8 * open - 0.25 * (nps - 6) + (renews <= next ? 1.6 : 0) + (small ? 0.5 : -0.5));
            if (dice.Chance(hazard) && Left.Count < most) Left[id] = (left = end.AddDays(dice.Between(1, 28))).Value;
            if (!Truth.TryGetValue(end, out var rows)) Truth.Add(end, rows = []);
            rows.Add((id, hazard));
        }
        Row(_segments, id, "Account " + id, small ? "Small" : "Large");
        Row(_accounts, id, left is null ? "no" : "yes", left is null ? "" : dice.Pick(["price", "rival", "closed"]), dice.Pick(["Retail", "Health", "Energy"]));
        Row(_lines, id, "S" + id, "L" + id, "recurring", 1, dice.Between(100, 2000), "USD", "month", Iso(start), left is { } gone ? Iso(gone) : "");
        Row(_contracts, "C" + id, id, Iso(start), Iso(start.AddYears(1)), "yes");
    }

    private static DateOnly EndOf(int month) => new DateOnly(First.Year, First.Month, 1).AddMonths(month + 1).AddDays(-1);

    private static void Row(StringBuilder into, params object[] cells) => into.AppendLine(string.Join(',', cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
