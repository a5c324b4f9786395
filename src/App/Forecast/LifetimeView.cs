using Perennial.App.Revenue;
using Perennial.Client;
using Perennial.Core.Forecast;
using Perennial.Core.Revenue;
using Perennial.Core.Revenue.Curves;

namespace Perennial.App.Forecast;

/// <summary>What the customers of a slice are worth from now on: MRR x gross margin x the months that are expected of each, discounted.</summary>
/// <param name="Day">At its end.</param>
/// <param name="Untold">Why there is no value; null where there is one.</param>
/// <param name="WithoutInterval">Why there is no interval; null where there is one.</param>
/// <param name="Customers">Who is worth most first.</param>
public sealed record LifetimeView(DateOnly Day, string Currency, string? Untold, string? WithoutInterval, IReadOnlyList<LifetimeView.Customer> Customers)
{
    /// <summary>One customer.</summary>
    /// <param name="Account">Who.</param>
    /// <param name="Since">First day of paying without a break.</param>
    /// <param name="Months">Whole ones since then.</param>
    /// <param name="Mrr">Now.</param>
    /// <param name="Remaining">Expected within the horizon.</param>
    /// <param name="Margin">MRR x gross margin.</param>
    public sealed record Customer(AccountEntry Account, DateOnly Since, int Months, decimal Mrr, RemainingMonths Remaining, decimal Margin)
    {
        public decimal Value => Worth(Remaining.Discounted);
        public decimal? Low => Remaining.Low is { } low ? Worth(low) : null;
        public decimal? High => Remaining.High is { } high ? Worth(high) : null;

        public LifetimeValueRow Row => new(Account.ExternalId, Account.Name, Account.Segment, Account.Owner, Since, Months, Mrr, Math.Round((decimal)Remaining.Months, 6), Value, Low, High);

        private decimal Worth(double months) => Math.Round(Margin * (decimal)months, 8);
    }

    /// <summary>The curve is of every account that the viewer sees, so that a small slice has one too.</summary>
    public static LifetimeView Of(RevenueBook book)
    {
        var (timeline, day, options) = (book.Timeline, book.Question.SeenDay, book.Question.Options);
        var seen = book.InScope.Select(a => a.Account).ToHashSet();
        var curve = timeline.RetentionCurve(day, timeline.Spells(Grouping.Where(timeline.AccountCount, seen.Contains)));
        var lifetime = new RemainingLifetime(curve, options.ClvHorizonMonths, (double)options.ClvDiscountRate);
        if (lifetime.Untold is { } untold) return new(day, timeline.Currency, untold, lifetime.WithoutInterval, []);
        var customers = from asked in book.Asked
                        where asked.Account < timeline.AccountCount && timeline.UnpricedReason(asked.Account) is null && timeline.AmountOn(asked.Account, day) > 0
                        let mrr = timeline.AmountOn(asked.Account, day) / 100_000_000m
                        let since = Since(timeline, asked.Account, day)
                        let months = RetentionCurve.MonthsOf(new Lifetime(asked.Account, since, null), day)
                        select new Customer(asked.Entry, since, months, mrr, lifetime.After(months), mrr * options.GrossMargin);
        return new(day, timeline.Currency, null, lifetime.WithoutInterval, [.. customers.OrderByDescending(c => c.Value).ThenBy(c => c.Account.ExternalId, StringComparer.Ordinal)]);
    }

    /// <summary>By segment, those without one last. The bounds of a sum are the sums of the bounds: the curve is wrong for all of them at once, or for none.</summary>
    public IReadOnlyList<LifetimeSegment> Segments =>
    [
        .. Customers.GroupBy(c => c.Account.Segment ?? "", StringComparer.OrdinalIgnoreCase).OrderBy(g => g.Key.Length == 0).ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g => new LifetimeSegment(g.Key, g.Count(), g.Sum(c => c.Mrr), g.Sum(c => c.Value), Sum(g, c => c.Low), Sum(g, c => c.High), g.Sum(c => c.Value) / g.Count())),
    ];

    private static decimal? Sum(IEnumerable<Customer> customers, Func<Customer, decimal?> bound) => customers.Aggregate((decimal?)0, (sum, c) => sum + bound(c));

    private static DateOnly Since(Timeline timeline, int account, DateOnly day)
    {
        var (since, before) = (day, 0L);
        foreach (var (on, amount) in timeline.Steps(account, day))
        {
            if (before <= 0 && amount > 0) since = on;
            before = amount;
        }
        return since;
    }
}
