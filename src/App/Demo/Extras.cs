namespace Perennial.App.Demo;

/// <summary>What is beside the subscription: the onboarding package, metered calls, refunds.</summary>
internal sealed class Extras(AccountProfile account, DemoCalendar calendar, Dice dice, IReadOnlyList<(DateOnly From, DateOnly? To)> served)
{
    public void Tell(List<LineRow> rows)
    {
        if (served.Count == 0) return;
        var first = rows[0];
        if (dice.Chance(account.Segment.Name switch { "Enterprise" => 0.9, "Mid-market" => 0.4, _ => 0 }))
            rows.Add(Once(first, "Onboarding package", "one_off", served[0].From, account.Segment.Name == "Enterprise" ? 6500 : 1800));
        if (dice.Chance(0.03) && served[0].From.AddDays(50) < calendar.Today)
            rows.Add(Once(first, "Service credit", "refund", served[0].From.AddDays(dice.Between(15, 49)), decimal.Round(first.UnitPrice / 10, 2)));
        if (account.Segment.Name is "Enterprise" or "Mid-market" && dice.Chance(0.30)) Calls(first, rows);
    }

    /// <summary>Thousands of calls in each calendar month: a version a month, recorded when the month is over.</summary>
    private void Calls(LineRow first, List<LineRow> rows)
    {
        var calls = dice.Between(120, 2500);
        foreach (var (from, to) in served)
        {
            var month = new DateOnly(from.Year, from.Month, 1).AddMonths(1);
            for (; month.AddMonths(1) <= calendar.Today && (to is null || month < to); month = month.AddMonths(1))
            {
                calls = Math.Max(20, (int)(calls * (1.02 + dice.Bell() * 0.06)));
                rows.Add(first.From(month, calendar.At(month.AddMonths(1), dice)) with
                {
                    SubscriptionId = $"USE-{account.Number:0000}",
                    LineId = $"USE-{account.Number:0000}.1",
                    Product = "API calls (thousand)",
                    Kind = "metered",
                    Quantity = calls,
                    UnitPrice = 0.35m,
                    Interval = "month",
                    End = month.AddMonths(1),
                    DiscountPercent = null,
                    DiscountAmount = null,
                    DiscountDuration = null,
                    DiscountEnd = null,
                });
            }
        }
    }

    private LineRow Once(LineRow first, string product, string kind, DateOnly day, decimal price) => new()
    {
        AccountId = account.Id,
        SubscriptionId = first.SubscriptionId,
        LineId = $"{first.SubscriptionId}.{(kind == "refund" ? "R" : "S")}",
        Product = product,
        Kind = kind,
        UnitPrice = price,
        Currency = first.Currency,
        Start = day,
        End = day.AddDays(1),
        RecordedAt = calendar.At(day, dice),
    };
}
