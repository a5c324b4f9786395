using Perennial.App.Contracts;
using Perennial.Core.Contracts;
using Perennial.Core.Forecast;
using Perennial.Core.Revenue;

namespace Perennial.App.Forecast;

/// <summary>
/// What comes up for renewal as seen from any day, and what came of it, by the contracts and the revenue that are known today.
/// Every amount of recurring revenue stands in it once, with its next renewal.
/// </summary>
internal sealed class DueBook(IEnumerable<Contract> contracts, Timeline timeline, SubscriptionsOverTime subscriptions)
{
    /// <summary>A renewal that is not signed so long after its day is paid on without a term.</summary>
    public const int LateDays = 90;

    /// <summary>Whether it renewed is read so many days after the renewal: some sign late, and some stop paying late.</summary>
    public const int JudgedAfter = 30;

    private const decimal Unit = 100_000_000m;
    private readonly ILookup<long, Contract> _contracts = contracts.Where(c => !c.Archived).OrderBy(c => c.Id).ToLookup(c => c.AccountId.Value);

    private sealed record Standing(Contract Contract, DueKind Kind, DateOnly On);

    /// <summary>As of the end of a day.</summary>
    public IEnumerable<Due> On(DateOnly day)
    {
        for (var account = 0; account < timeline.AccountCount; account++)
            if (timeline.UnpricedReason(account) is null && timeline.AmountOn(account, day) is > 0 and var pays)
                foreach (var due in Of(account, day, pays)) yield return due;
    }

    public static DateOnly JudgedOn(ForecastLine line, DateOnly made) => line.CountsOn(made).AddDays(JudgedAfter);

    /// <summary>
    /// Whether a renewal came: what it is about is paid still on the day of judgement, or went over to other subscriptions,
    /// so that the account as a whole lost less than half of it since the forecast was made.
    /// </summary>
    public bool Renewed(ForecastLine line, DateOnly made)
    {
        if (timeline.OrdinalOf(line.Account) is not (>= 0 and var account)) return false;
        var judged = JudgedOn(line, made);
        var pays = timeline.AmountOn(account, judged);
        if (pays <= 0) return false;
        var contract = _contracts[line.Account].FirstOrDefault(c => c.Id == line.Contract);
        if (contract is not { Subscriptions.Count: > 0 }) return true;
        return contract.Subscriptions.Any(s => subscriptions.AmountOn(line.Account, s, judged) > 0) || Yearly(pays) >= Yearly(timeline.AmountOn(account, made)) - line.Amount / 2;
    }

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
        [.. _contracts[account].Select(contract => StandingOn(contract, day)).OfType<Standing>().OrderBy(s => s.Kind == DueKind.Late).ThenBy(s => s.On).ThenBy(s => s.Contract.Id)];

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
