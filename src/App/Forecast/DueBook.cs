using Perennial.App.Contracts;
using Perennial.Core.Contracts;
using Perennial.Core.Forecast;
using Perennial.Core.Revenue;

namespace Perennial.App.Forecast;

/// <summary>
/// What comes up for renewal as seen from any day, and what came of it, by some contracts and the revenue that is known today.
/// Every amount of recurring revenue stands in it once, with its next renewal.
/// </summary>
/// <param name="contracts">By account, in the order of their ids; none that was put aside.</param>
/// <param name="then">The same as they stood.</param>
/// <param name="timeline">What accounts pay.</param>
/// <param name="subscriptions">What is paid under contracts.</param>
internal sealed class DueBook(ILookup<long, Contract> contracts, ContractsThen then, Timeline timeline, SubscriptionsOverTime subscriptions)
{
    /// <summary>A renewal that is not signed so long after its day is paid on without a term.</summary>
    public const int LateDays = 90;

    /// <summary>Whether it renewed is read so many days after the renewal: some sign late, and some stop paying late.</summary>
    public const int JudgedAfter = 30;

    private const decimal Unit = 100_000_000m;

    private sealed record Standing(Contract Contract, DueKind Kind, DateOnly On);

    /// <summary>As of the end of a day.</summary>
    public IEnumerable<Due> On(DateOnly day)
    {
        for (var account = 0; account < timeline.AccountCount; account++)
            if (timeline.UnpricedReason(account) is null && timeline.AmountOn(account, day) is > 0 and var pays)
                foreach (var due in Of(account, day, pays)) yield return due;
    }

    /// <summary>By contracts as they stood at the end of a day.</summary>
    public DueBook AsOf(DateOnly day) => new(then.On(day), then, timeline, subscriptions);

    /// <summary>What is late when the forecast is made is judged when it is paid on without a term.</summary>
    public static DateOnly JudgedOn(ForecastLine line, DateOnly made)
    {
        if (line.On > made) return line.On.AddDays(JudgedAfter);
        var (limit, soonest) = (line.On.AddDays(LateDays), made.AddDays(JudgedAfter));
        return limit > soonest ? limit : soonest;
    }

    /// <summary>
    /// What became of a renewal. It came when what it is about is paid still on the day of judgement, or went over to other subscriptions,
    /// so that the account as a whole lost less than half of it since the forecast was made; and no more of it came than is paid after.
    /// </summary>
    public PastDue Outcome(ForecastLine line, DateOnly made)
    {
        if (timeline.OrdinalOf(line.Account) is not (>= 0 and var account)) return new(line, false, 0);
        var judged = JudgedOn(line, made);
        var (before, after) = (timeline.AmountOn(account, made), timeline.AmountOn(account, judged, made));
        if (after <= 0) return new(line, false, 0);
        var contract = contracts[line.Account].FirstOrDefault(c => c.Id == line.Contract);
        if (contract is not { Subscriptions.Count: > 0 }) return new(line, true, Math.Round(RestAfter(line, (before, made), (after, judged)), 8));
        var paid = Yearly((long)Int128.Clamp(Under(contract, line.Account, judged, made), 0, after));
        var kept = line.Amount - Yearly(before) + Yearly(after);
        return paid > 0 || kept >= line.Amount / 2 ? new(line, true, Math.Min(line.Amount, Math.Max(paid, kept))) : new(line, false, 0);
    }

    /// <summary>What is paid after of what no contract with a term names, in the part that this renewal had of it.</summary>
    private decimal RestAfter(ForecastLine line, (long Pays, DateOnly On) before, (long Pays, DateOnly On) after)
    {
        var named = StandingOn(line.Account, before.On).SelectMany(s => s.Contract.Subscriptions).Distinct(StringComparer.Ordinal).ToList();
        if (named.Count == 0) return line.Amount * Math.Min(1, after.Pays / (decimal)Math.Max(1, before.Pays));
        Int128 Rest((long Pays, DateOnly On) at) => named.Aggregate((Int128)at.Pays, (rest, subscription) => rest - subscriptions.AmountOn(line.Account, subscription, at.On, before.On));
        var (had, has) = (Rest(before), Rest(after));
        return had <= 0 ? line.Amount : line.Amount * Math.Min(1, (decimal)Int128.Max(0, has) / (decimal)had);
    }

    private Int128 Under(Contract contract, long account, DateOnly day, DateOnly rateDay) =>
        contract.Subscriptions.Distinct(StringComparer.Ordinal).Aggregate((Int128)0, (sum, subscription) => sum + subscriptions.AmountOn(account, subscription, day, rateDay));

    private IEnumerable<Due> Of(int account, DateOnly day, long pays)
    {
        var (id, rest) = (timeline.AccountIds[account], (Int128)pays);
        var standing = StandingOn(id, day);
        var claimed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var s in standing.Where(s => s.Contract.Subscriptions.Count > 0))
        {
            Int128 under = 0;
            foreach (var subscription in s.Contract.Subscriptions.Where(claimed.Add)) under += subscriptions.AmountOn(id, subscription, day);
            under = Int128.Min(under, rest);
            if (under <= 0) continue;
            rest -= under;
            yield return new(id, s.Kind, s.On, Yearly((long)under), s.Contract);
        }
        var whole = standing.Where(s => s.Contract.Subscriptions.Count == 0).ToList();
        if (whole.Any(s => s.Kind != DueKind.Late)) whole.RemoveAll(s => s.Kind == DueKind.Late);
        for (var left = whole.Count; left > 0 && rest > 0; left--)
        {
            var (s, part) = (whole[^left], rest / left);
            if (part <= 0) continue;
            rest -= part;
            yield return new(id, s.Kind, s.On, Yearly((long)part), s.Contract);
        }
        if (rest > 0) yield return new(id, DueKind.Anniversary, Anniversary(account, day), Yearly((long)rest), null);
    }

    /// <summary>What runs comes before what is late: a new contract takes over the subscriptions of the old.</summary>
    private List<Standing> StandingOn(long account, DateOnly day) =>
        [.. contracts[account].Select(contract => StandingOn(contract, day)).OfType<Standing>().OrderBy(s => s.Kind == DueKind.Late).ThenBy(s => s.On).ThenBy(s => s.Contract.Id)];

    private static Standing? StandingOn(Contract contract, DateOnly day)
    {
        var agreed = contract.Agreed;
        if (agreed.On(day).To is not { } to) return null;
        return agreed.StateOn(day) switch
        {
            ContractState.Running or ContractState.PastNotice => new(contract, DueKind.Contract, to),
            ContractState.Cancelled => new(contract, DueKind.NoticeGiven, to),
            ContractState.Ended => !agreed.AutoRenews && agreed.CancelledOn is null && day.DayNumber - to.DayNumber < LateDays ? new(contract, DueKind.Late, to) : null,
            ContractState.Upcoming => null,
        };
    }

    /// <summary>The next one, counted from the first day of paying without a break: of 29 February it is the 28th in years that have no other.</summary>
    private DateOnly Anniversary(int account, DateOnly day)
    {
        var (since, before) = (day, 0L);
        foreach (var (on, amount) in timeline.Steps(account, day))
        {
            if (before <= 0 && amount > 0) since = on;
            before = amount;
        }
        return Anniversary(since, day);
    }

    internal static DateOnly Anniversary(DateOnly since, DateOnly day)
    {
        var years = day.Year - since.Year;
        return since.AddYears(years) is var next && next > day ? next : since.AddYears(years + 1);
    }

    private static decimal Yearly(long monthlyE8) => monthlyE8 / Unit * 12;
}
