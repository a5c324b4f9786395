using NodaTime;
using Perennial.Core.Options;
using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Properties;

/// <summary>
/// The metric standard read a second time, as plainly as it can be: each account, each day, in decimals, with nothing kept between days but yesterday.
/// It shares no code with the ledger beyond the words of the facts.
/// </summary>
internal sealed class SlowRevenue
{
    private const int Horizon = RandomHistory.Days + 150;
    private readonly WorkspaceOptions _options;
    private readonly DateTimeZone _zone;
    private readonly List<LineFact> _standing;
    private readonly List<RateFact> _rates;
    private readonly Dictionary<string, List<DateOnly>> _starts;
    private readonly Dictionary<long, State[]> _accounts = [];
    private readonly Dictionary<(string, DateOnly), decimal?> _rateCache = [];

    public SlowRevenue(History history, long knownAt = RevenueLedger.Now)
    {
        bool Known(long recorded, long import) => recorded <= knownAt
            && (history.Undone.FirstOrDefault(u => u.Import == import) is not { } undone || (undone.Started <= knownAt && knownAt < undone.At));
        _options = history.Options;
        _zone = DateTimeZoneProviders.Tzdb[_options.TimeZone];
        _rates = [.. history.Rates.Where(r => Known(r.Recorded, r.Import))];
        _standing = [.. history.Lines.Where(f => Known(f.Recorded, f.Import)).GroupBy(f => (f.Line, Local(f.Start))).Select(g => g.OrderBy(f => f.Recorded).ThenBy(f => f.Id).Last())];
        _starts = _standing.GroupBy(f => f.Line).ToDictionary(g => g.Key, g => g.Select(f => Local(f.Start)).Order().ToList());
    }

    public static DateOnly Dawn => RandomHistory.FirstDay.AddDays(-30);

    internal sealed record State(Dictionary<string, decimal> Amounts, bool Held, bool IsCustomer, bool Ever)
    {
        public bool Pays => Amounts.Values.Any(a => a > 0);
    }

    public State On(long account, DateOnly day) => States(account)[day.DayNumber - Dawn.DayNumber];

    /// <summary>Value of the amounts of one day at the rates of another; a missing rate counts 0.</summary>
    public decimal Value(long account, DateOnly day, DateOnly ratesOf) => On(account, day).Amounts.Sum(a => Converted(a.Key, a.Value, ratesOf) ?? 0);

    public bool IsPriced(long account, DateOnly day, DateOnly ratesOf) => On(account, day).Amounts.All(a => Converted(a.Key, a.Value, ratesOf) is not null);

    /// <summary>A period that begins or plays on days between the first and the last that cannot be priced.</summary>
    public bool IsUnpriced(long account, Period period)
    {
        var days = Enumerable.Range(0, Horizon).Select(d => Dawn.AddDays(d)).Where(d => !IsPriced(account, d, d)).ToList();
        return days.Count > 0 && period.OpeningDay <= days[^1] && period.ClosingDay >= days[0];
    }

    public Expected Measure(IEnumerable<long> accounts, Period period)
    {
        var sum = new Expected();
        foreach (var account in accounts) Add(sum, account, period);
        return sum;
    }

    private void Add(Expected sum, long account, Period period)
    {
        var (open, close) = (period.OpeningDay, period.ClosingDay);
        var (before, after) = (On(account, open), On(account, close));
        if (IsUnpriced(account, period)) sum.Unpriced++;
        sum.Opening += Value(account, open, open);
        sum.Closing += Value(account, close, close);
        sum.OpeningCustomers += before.IsCustomer ? 1 : 0;
        sum.ClosingCustomers += after.IsCustomer ? 1 : 0;
        var churned = false;
        if (_options.PeriodNet)
        {
            churned = before.IsCustomer && !after.IsCustomer;
            sum.Fx += Value(account, open, close) - Value(account, open, open);
            Move(sum, before, after, Value(account, close, close) - Value(account, open, close));
        }
        else
        {
            for (var day = period.Start; day < period.End; day = day.AddDays(1))
            {
                var (yesterday, today) = (On(account, day.AddDays(-1)), On(account, day));
                sum.Fx += Value(account, day.AddDays(-1), day) - Value(account, day.AddDays(-1), day.AddDays(-1));
                Move(sum, yesterday, today, Value(account, day, day) - Value(account, day.AddDays(-1), day));
                churned |= yesterday.IsCustomer && !today.IsCustomer;
            }
        }
        if (before.IsCustomer && churned) sum.ChurnedOfOpening++;
        if (before.IsCustomer && !after.IsCustomer) sum.GoneAtClose++;
        if (!before.Ever && churned) sum.NewAndChurned++;
        Retain(sum, account, open, close);
    }

    private void Retain(Expected sum, long account, DateOnly open, DateOnly close)
    {
        var opening = Value(account, open, open);
        if (opening <= 0) return;
        var ratesOf = _options.RetentionAtSpot ? close : open;
        if (!_options.RetentionAtSpot && !IsPriced(account, close, open))
        {
            sum.RetentionUnpriced = true;
            return;
        }
        var closing = Value(account, close, ratesOf);
        sum.CohortCustomers++;
        sum.CohortOpening += opening;
        sum.CohortClosing += closing;
        sum.CohortKept += Math.Min(opening, closing);
    }

    private static void Move(Expected sum, State before, State after, decimal change)
    {
        switch (before.IsCustomer, after.IsCustomer)
        {
            case (false, true) when before.Ever:
                sum.Reactivation += change;
                sum.Reactivated++;
                break;
            case (false, true):
                sum.New += change;
                sum.NewCount++;
                break;
            case (true, false):
                sum.Churn += change;
                sum.Churned++;
                break;
            case var _ when change > 0:
                sum.Expansion += change;
                break;
            case var _ when change < 0:
                sum.Contraction += change;
                break;
        }
    }

    private State[] States(long account)
    {
        if (_accounts.TryGetValue(account, out var states)) return states;
        var raw = new (Dictionary<string, decimal> Amounts, bool Held)[Horizon];
        for (var d = 0; d < Horizon; d++) raw[d] = _options.DataEnd is { } dataEnd && Dawn.AddDays(d) >= dataEnd ? (d == 0 ? ([], false) : raw[d - 1]) : Read(account, Dawn.AddDays(d));
        Bridge(raw);
        states = new State[Horizon];
        for (var d = 0; d < Horizon; d++)
        {
            var yesterday = d == 0 ? new State([], false, false, false) : states[d - 1];
            var pays = raw[d].Amounts.Values.Any(a => a > 0);
            var customer = pays || (raw[d].Held && yesterday.IsCustomer);
            states[d] = new(raw[d].Amounts, raw[d].Held, customer, yesterday.Ever || customer);
        }
        return _accounts[account] = states;
    }

    private void Bridge((Dictionary<string, decimal> Amounts, bool Held)[] days)
    {
        bool In(int d) => days[d].Held || days[d].Amounts.Values.Any(a => a > 0);
        for (var from = 1; from < days.Length; from++)
        {
            if (In(from) || !In(from - 1)) continue;
            var to = from;
            while (to < days.Length && !In(to)) to++;
            if (to == days.Length || to - from > _options.ReactivationGraceDays) continue;
            for (var d = from; d < to; d++) days[d] = days[from - 1];
        }
    }

    private (Dictionary<string, decimal>, bool) Read(long account, DateOnly day)
    {
        var (amounts, held) = (new Dictionary<string, decimal>(), false);
        foreach (var (line, starts) in _starts)
        {
            if (starts.LastOrDefault(s => s <= day) is var start && start == default) continue;
            var fact = _standing.Single(f => f.Line == line && Local(f.Start) == start);
            if (fact.Account != account) continue;
            DateOnly? next = starts.FirstOrDefault(s => s > start) is var s && s != default ? s : null;
            if (Pays(fact, next, day) is not { } paid) continue;
            if (paid.Amount != 0) amounts[fact.Currency] = amounts.GetValueOrDefault(fact.Currency) + paid.Amount;
            else if (paid.Paused ? _options.PauseIsContraction : _options.KeepFreeOncePaid) held = true;
        }
        return (amounts, held);
    }

    /// <summary>What a version pays on a day it is the current one of its line; null when it is over, on trial or not recurring.</summary>
    private (decimal Amount, bool Paused)? Pays(LineFact f, DateOnly? next, DateOnly day)
    {
        if (f.Kind != LineKind.Recurring && !(f.Kind == LineKind.Metered && _options.MeteredIn)) return null;
        if (day >= EndOf(f, next)) return null;
        if ((f.TrialStart ?? f.TrialEnd) is not null && day >= (f.TrialStart is { } t ? Local(t) : Local(f.Start)) && day < (f.TrialEnd is { } e ? Local(e) : DateOnly.MaxValue)) return null;
        if (f.PausedFrom is { } from && day >= Local(from) && day < (f.PausedTo is { } to ? Local(to) : DateOnly.MaxValue)) return (0, true);
        return (Monthly(f, IsDiscounted(f, day)), false);
    }

    private DateOnly FirstPaid(LineFact f) => f.TrialEnd is { } end && Local(end) > Local(f.Start) ? Local(end) : Local(f.Start);

    private DateOnly EndOf(LineFact f, DateOnly? next)
    {
        var own = f.End is { } e ? Local(e) : DateOnly.MaxValue;
        var end = own;
        if (f.Cancelled is { } cancelled && (next is null || own < next))
        {
            var click = Max(Local(f.Start), Local(cancelled));
            if (_options.ChurnDate == "click") end = Min(own, click);
            if (_options.ChurnDate == "billing-cancel")
            {
                var k = 0;
                while (Anniversary(FirstPaid(f), f, k) < click) k++;
                end = Min(own, Anniversary(FirstPaid(f), f, k));
            }
        }
        var unpaid = _options.PastDue switch
        {
            "end-of-dunning" => f.DunningEnds is { } d ? Local(d) : DateOnly.MaxValue,
            "after-days" => f.PastDue is { } p ? Local(p).AddDays(_options.PastDueDays) : DateOnly.MaxValue,
            "first-failure" => f.PastDue is { } p ? Local(p) : DateOnly.MaxValue,
            _ => DateOnly.MaxValue,
        };
        return Min(Min(end, unpaid), next ?? DateOnly.MaxValue);
    }

    private bool IsDiscounted(LineFact f, DateOnly day)
    {
        var counts = f.Discount switch
        {
            DiscountDuration.Once => _options.Discounts == "all",
            DiscountDuration.Repeating => _options.Discounts != "forever",
            DiscountDuration.Forever => true,
            _ => false,
        };
        var end = f.DiscountEnd is { } e ? Local(e) : f.Discount == DiscountDuration.Once ? Anniversary(FirstPaid(f), f, 1) : DateOnly.MaxValue;
        return counts && day < end;
    }

    private static DateOnly Anniversary(DateOnly anchor, LineFact f, int k) => f.Interval switch
    {
        BillingInterval.Day => anchor.AddDays(k * f.Count),
        BillingInterval.Week => anchor.AddDays(7 * k * f.Count),
        BillingInterval.Month => anchor.AddMonths(k * f.Count),
        BillingInterval.Quarter => anchor.AddMonths(3 * k * f.Count),
        _ => anchor.AddYears(k * f.Count),
    };

    private static decimal Monthly(LineFact f, bool discounted)
    {
        var price = f.Quantity * f.Price;
        if (discounted) price = Math.Max(0, price * (100 - f.Percent) / 100 - f.AmountOff);
        var monthly = f.Interval switch
        {
            BillingInterval.Day => price * 365 / (12 * f.Count),
            BillingInterval.Week => price * 52 / (12 * f.Count),
            BillingInterval.Month => price / f.Count,
            BillingInterval.Quarter => price / (3 * f.Count),
            _ => price / (12 * f.Count),
        };
        return Math.Round(monthly, 8, MidpointRounding.ToEven);
    }

    private decimal? Converted(string currency, decimal amount, DateOnly day) =>
        currency == _options.Currency || amount == 0 ? amount : Rate(currency, day) is { } rate ? Math.Round(amount * rate, 8, MidpointRounding.ToEven) : null;

    private decimal? Rate(string from, DateOnly day)
    {
        if (_rateCache.TryGetValue((from, day), out var rate)) return rate;
        return _rateCache[(from, day)] = FindRate(from, day);
    }

    private decimal? FindRate(string from, DateOnly day)
    {
        if (Has(from, _options.Currency)) return Leg(from, _options.Currency, day);
        foreach (var pivot in _rates.SelectMany(r => new[] { r.Base, r.Quote }).Distinct().Order(StringComparer.Ordinal))
            if (Has(from, pivot) && Has(pivot, _options.Currency)) return Leg(from, pivot, day) * Leg(pivot, _options.Currency, day);
        return null;
    }

    private bool Has(string a, string b) => _rates.Any(r => (r.Base == a && r.Quote == b) || (r.Base == b && r.Quote == a));

    private decimal? Leg(string from, string to, DateOnly day)
    {
        if (_rates.Any(r => r.Base == from && r.Quote == to)) return Latest(from, to, day);
        return Latest(to, from, day) is { } inverse ? 1 / inverse : null;
    }

    private decimal? Latest(string @base, string quote, DateOnly day) =>
        _rates.Where(r => r.Base == @base && r.Quote == quote && r.Day <= day).OrderBy(r => r.Day).ThenBy(r => r.Recorded).LastOrDefault()?.Rate;

    private DateOnly Local(DayOrInstant when)
    {
        if (!when.IsInstant) return DateOnly.FromDayNumber(when.DayNumber);
        var date = Instant.FromUnixTimeMilliseconds(when.Micros / 1000).InZone(_zone).Date;
        return new(date.Year, date.Month, date.Day);
    }

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
}

/// <summary>What the slow reading expects of a period.</summary>
internal sealed class Expected
{
    public decimal Opening, New, Reactivation, Expansion, Contraction, Churn, Fx, Closing, CohortOpening, CohortClosing, CohortKept;
    public long OpeningCustomers, NewCount, Reactivated, Churned, ClosingCustomers, ChurnedOfOpening, GoneAtClose, NewAndChurned, CohortCustomers, Unpriced;
    public bool RetentionUnpriced;

    /// <summary>Where the period or its cohort cannot be priced the cohort's sums say nothing.</summary>
    public override string ToString()
    {
        if (RetentionUnpriced || Unpriced > 0) (CohortOpening, CohortClosing, CohortKept, CohortCustomers, RetentionUnpriced) = (0, 0, 0, 0, RetentionUnpriced && Unpriced == 0);
        return string.Join(' ', typeof(Expected).GetFields().Select(f => $"{f.Name}={Normal(f.GetValue(this))}"));
    }

    /// <summary>The ledger's figures in the same words.</summary>
    public static string Of(PeriodFigures f) => new Expected
    {
        Opening = f.Opening,
        New = f.New,
        Reactivation = f.Reactivation,
        Expansion = f.Expansion,
        Contraction = f.Contraction,
        Churn = f.Churn,
        Fx = f.Fx,
        Closing = f.Closing,
        CohortOpening = f.CohortOpening,
        CohortClosing = f.CohortClosing,
        CohortKept = f.CohortKept,
        OpeningCustomers = f.OpeningCustomers,
        NewCount = f.NewCustomers,
        Reactivated = f.ReactivatedCustomers,
        Churned = f.ChurnedCustomers,
        ClosingCustomers = f.ClosingCustomers,
        ChurnedOfOpening = f.ChurnedOfOpening,
        GoneAtClose = f.GoneAtClose,
        NewAndChurned = f.NewAndChurned,
        CohortCustomers = f.CohortCustomers,
        Unpriced = f.UnpricedAccounts,
        RetentionUnpriced = f.RetentionUnpriced is not null,
    }.ToString();

    private static object? Normal(object? value) => value is decimal amount ? amount.ToString("0.########", System.Globalization.CultureInfo.InvariantCulture) : value;
}
